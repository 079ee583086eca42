using NodaTime;

namespace Signage.Scheduler.Players;

/// <summary>A one-time code, and who used it: so it is also the history of which player drove which endpoint.</summary>
public sealed class StoredPairing
{
    /// <summary>SHA-256 of the code, hex.</summary>
    public required string CodeHash { get; set; }

    public required string EndpointId { get; set; }

    public required string MadeBy { get; set; }

    public Instant Expires { get; set; }

    public Instant? UsedAt { get; set; }

    public string? PlayerId { get; set; }
}
