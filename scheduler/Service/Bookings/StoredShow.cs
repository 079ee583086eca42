using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>One show of a hall's timetable.</summary>
public sealed class StoredShow
{
    public required string Id { get; set; }

    public required string EndpointId { get; set; }

    public Instant Start { get; set; }

    public required string Title { get; set; }
}
