using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>A cinema's hall with the shows that are still to come, soonest first.</summary>
/// <param name="Endpoint">Its screen.</param>
/// <param name="Zone">Whose clock its timetable goes by.</param>
public sealed record HallView(string Endpoint, string Title, DateTimeZone Zone, IReadOnlyList<ShowView> Shows)
{
    /// <summary>The show's start from the hall's own calendar and clock.</summary>
    public Instant At(DateOnly day, TimeOnly time) =>
        Zone.AtLeniently(LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time)).ToInstant();
}
