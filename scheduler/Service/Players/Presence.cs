using NodaTime;
using Signage.Content.Players;

namespace Signage.Scheduler.Players;

/// <summary>What is known of an endpoint's player right now. Immutable; nothing of it survives a restart.</summary>
public sealed record Presence
{
    /// <summary>Silence after which a player without a connection counts as gone.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(35);

    public Instant? LastSeen { get; init; }

    public Heartbeat? Heartbeat { get; init; }

    public ReadOnlyMemory<byte>? Preview { get; init; }

    public Instant? PreviewAt { get; init; }

    public Instant? WatchedUntil { get; init; }

    /// <summary>When somebody last asked the player to start anew.</summary>
    public Instant? RestartAskedAt { get; init; }

    /// <summary>When somebody last asked for its log.</summary>
    public Instant? LogAskedAt { get; init; }

    public PlayerLogView? Log { get; init; }

    /// <summary>Connections to the hub.</summary>
    public int Connections { get; init; }

    public bool IsOnline(Instant now) => LastSeen is { } seen && now - seen < Patience;
}
