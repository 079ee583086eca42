using NodaTime;

namespace Signage.Content.Players;

/// <summary><c>GET /player/v1/state</c>: all that a player pulls after a ring or a poll. Notes are whole signed
/// notes.</summary>
public sealed record PlayerState
{
    /// <summary>The scheduler's time as it answered.</summary>
    public required Instant Now { get; init; }

    public required EndpointDescription Endpoint { get; init; }

    /// <summary>Signed by root.</summary>
    public string? Trust { get; init; }

    /// <summary>Signed by the scheduler; null when nothing was ever stopped.</summary>
    public string? Stop { get; init; }

    /// <summary>Signed by the scheduler; null when nothing is planned yet.</summary>
    public string? Order { get; init; }

    /// <summary>The newest takeover or release; null when there never was one.</summary>
    public string? Takeover { get; init; }

    /// <summary>Until then somebody looks at the wall, and the player sends its picture.</summary>
    public Instant? WatchedUntil { get; init; }

    /// <summary>When an operator last asked the player to start anew; null when nobody did lately. A player whose run
    /// began later has done it.</summary>
    public Instant? RestartAskedAt { get; init; }

    /// <summary>When an operator last asked for the player's log; null when nobody did lately.</summary>
    public Instant? LogAskedAt { get; init; }
}
