using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>One reviewer's signed approval of an asset.</summary>
public sealed class StoredApproval
{
    public required string AssetId { get; set; }

    public required string Reviewer { get; set; }

    /// <summary>When it arrived here; the time of signing is in the note.</summary>
    public Instant At { get; set; }

    /// <summary>The whole signed note.</summary>
    public required string Note { get; set; }
}
