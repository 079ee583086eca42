using Signage.Scheduler.Bookings;

namespace Signage.Scheduler.Why;

/// <summary>Venues, endpoints and calendars as they were when it was planned.</summary>
/// <param name="Calendars">iCalendar by id.</param>
public sealed record RecordedPlaces(
    IReadOnlyList<StoredVenue> Venues,
    IReadOnlyList<RecordedEndpoint> Endpoints,
    IReadOnlyDictionary<string, string> Calendars);
