using NodaTime;

namespace Signage.Scheduler.Players;

/// <summary>A paired player. It is kept when it is revoked, since its journal names it.</summary>
public sealed class StoredPlayer
{
    public required string Id { get; set; }

    /// <summary>Its verifier key.</summary>
    public required string Key { get; set; }

    /// <summary>The endpoint that it drives.</summary>
    public required string EndpointId { get; set; }

    public Instant PairedAt { get; set; }

    public Instant? RevokedAt { get; set; }

    /// <summary>Number of the stop list that it holds, by its own word; null while it holds none.</summary>
    public long? StopNumber { get; set; }

    /// <summary>To the minute.</summary>
    public Instant? LastSeen { get; set; }
}
