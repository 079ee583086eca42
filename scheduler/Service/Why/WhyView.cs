using NodaTime;
using Signage.Scheduler.AsRun;

namespace Signage.Scheduler.Why;

/// <summary>Why an endpoint shows, or showed, what it shows at an instant.</summary>
/// <param name="Past">It is told from what was planned then and from what was reported.</param>
/// <param name="PlanOf">Since when that on which the plan rests held; null: it is the present state.</param>
/// <param name="Playlist">The playlist that the endpoint was ordered to run then.</param>
/// <param name="On">The winner of each lane.</param>
/// <param name="Candidates">Every booking, those that are on first.</param>
/// <param name="Aired">Of the past: what the player proved of that instant, with its grade.</param>
/// <param name="AiredText">The same as a sentence.</param>
/// <param name="Player">Of now and the future: what the player said.</param>
public sealed record WhyView(
    string Endpoint,
    string Title,
    Instant At,
    bool Past,
    Instant? PlanOf,
    string? Playlist,
    IReadOnlyList<WhyOn> On,
    IReadOnlyList<WhyCandidate> Candidates,
    IReadOnlyList<AiringRow> Aired,
    string? AiredText,
    WhyPlayer? Player);
