using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>A trust note, signed by the root key; the one with the highest number counts.</summary>
public sealed class TrustNote
{
    public long Number { get; set; }

    public Instant StoredAt { get; set; }

    /// <summary>The whole signed note.</summary>
    public required string Note { get; set; }
}
