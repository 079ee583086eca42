using NodaTime;

namespace Signage.Scheduler.Duties;

/// <summary>A duty as it was set.</summary>
public sealed class StoredDuty
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>The whole <see cref="DutyRequest"/>.</summary>
    public required string RequestJson { get; set; }

    public required string ChangedBy { get; set; }

    public Instant ChangedAt { get; set; }
}
