using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Calendars;

/// <summary>
/// Quiet for an examination, half open in local time. When <paramref name="Until"/> is not after
/// <paramref name="From"/> it ends on the next day.
/// </summary>
public sealed record ExamWindow(LocalDate Date, LocalTime From, LocalTime Until, string Title)
{
    /// <summary>Its instants, or null on a day that the zone leaves out or where a clock change swallows it.</summary>
    public Interval? In(DateTimeZone zone) =>
        LocalDays.Exists(Date, zone) ? new Daypart(Weekdays.All, From, Until).On(Date, zone) : null;
}
