using NodaTime;

namespace Signage.Scheduler.Players;

/// <summary>How far the newest stop list has come.</summary>
/// <param name="Number">Its number; null while nothing was ever stopped.</param>
/// <param name="Players">Paired players that the asker sees.</param>
/// <param name="Waiting">Those that have not confirmed it yet.</param>
public sealed record StopReachView(
    long? Number, Instant? Issued, int Players, IReadOnlyList<StopWaiting> Waiting);
