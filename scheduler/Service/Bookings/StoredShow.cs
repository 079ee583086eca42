using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>One show of a hall's timetable; it is kept when it is cancelled.</summary>
public sealed class StoredShow
{
    public required string Id { get; set; }

    public required string EndpointId { get; set; }

    public Instant Start { get; set; }

    public required string Title { get; set; }

    /// <summary>It does not run: nothing plays before it and nothing is owed.</summary>
    public Instant? CancelledAt { get; set; }
}
