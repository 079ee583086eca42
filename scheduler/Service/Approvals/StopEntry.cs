using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>One line of the stop list: a file of a withdrawn asset, or a stopped endpoint.</summary>
public sealed class StopEntry
{
    public long Id { get; set; }

    /// <summary>The stopped file; null for an endpoint.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Whose file it is; null for an endpoint.</summary>
    public string? AssetId { get; set; }

    /// <summary>The stopped endpoint; null for a file.</summary>
    public string? Endpoint { get; set; }

    /// <summary>True when a user of the endpoint's own venue stopped it; the desk may lift that too.</summary>
    public bool ByVenue { get; set; }

    public required string By { get; set; }

    public Instant At { get; set; }

    public string Reason { get; set; } = "";
}
