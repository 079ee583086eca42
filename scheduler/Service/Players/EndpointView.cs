using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.AsRun;

namespace Signage.Scheduler.Players;

/// <summary>An endpoint as the wall shows it.</summary>
/// <param name="Tags">Its own and its venue's.</param>
/// <param name="Link"><c>online</c>, <c>offline</c> or <c>unpaired</c>.</param>
/// <param name="LastProof">The newest play that a stored record proves; null when there is none.</param>
/// <param name="Proven">Whether what is on is proven of late; null while it is not online.</param>
/// <param name="Screen">The player's own word: on, dark, filler, card, fault or off; null when unknown.</param>
/// <param name="Refused">The player's last refusal, as a sentence.</param>
/// <param name="Refusal">The same as code and arguments.</param>
/// <param name="Faults">What the player says is out of order, each as a sentence in Chinese and English.</param>
/// <param name="Stop">Who stopped it, when and why; null while it is not stopped.</param>
/// <param name="PreviewAt">When its live picture was taken; null when there is none.</param>
public sealed record EndpointView(
    string Id,
    string Title,
    EndpointKind Kind,
    int? Width,
    int? Height,
    string Venue,
    string VenueTitle,
    string Department,
    string Township,
    IReadOnlyList<string> Tags,
    string Link,
    string? Player,
    Instant? LastSeen,
    LastProof? LastProof,
    bool? Proven,
    string? Screen,
    IReadOnlyList<OnAir> On,
    IReadOnlyList<OnAir> Next,
    double? LevelDb,
    Instant? PreviewAt,
    long? Order,
    long? Takeover,
    string? Refused,
    PlayerRefusal? Refusal,
    IReadOnlyList<string> Faults,
    StopView? Stop,
    string? Version);
