using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>One show of a timetable: of an endpoint, or of the one cinema screen of a venue.</summary>
public sealed record ShowRequest(
    Instant Start, string Title, string? Endpoint = null, string? Venue = null, string? Id = null);
