using NodaTime;
using Signage.Content.Assets;

namespace Signage.Scheduler.Why;

/// <summary>What the endpoint's player said of itself last.</summary>
/// <param name="Playlist">The playlist that it runs.</param>
/// <param name="Missing">Files of it that it does not have yet.</param>
public sealed record WhyPlayer(Instant? LastSeen, Sha256Hash? Playlist, IReadOnlyList<Sha256Hash> Missing);
