using NodaTime;
using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>A play that holds a lane now.</summary>
/// <param name="Id">Unique in one run of the player; ties start, end and counts together.</param>
/// <param name="Play">What.</param>
/// <param name="Order">By which order or takeover.</param>
public sealed record OnLane(long Id, Play Play, RunningPlaylist Order)
{
    /// <summary>When the first frame or sample was handed over; null before that.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>Why its decoder gave up, if it did.</summary>
    public string? Failure { get; init; }
}
