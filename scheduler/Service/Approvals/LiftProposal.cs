using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>One person wants a stop lifted; it waits for a second, different one.</summary>
public sealed class LiftProposal
{
    public long Id { get; set; }

    /// <summary>The withdrawn asset; null for an endpoint.</summary>
    public string? AssetId { get; set; }

    /// <summary>The stopped endpoint; null for an asset.</summary>
    public string? Endpoint { get; set; }

    public required string By { get; set; }

    public Instant At { get; set; }

    public string Reason { get; set; } = "";
}
