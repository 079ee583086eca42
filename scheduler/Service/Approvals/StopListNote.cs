using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>A signed stop list; the one with the highest number counts.</summary>
public sealed class StopListNote
{
    public long Number { get; set; }

    public Instant Issued { get; set; }

    /// <summary>The whole signed note.</summary>
    public required string Note { get; set; }
}
