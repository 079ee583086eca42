using NodaTime;

namespace Signage.Planning.Time;

/// <summary>
/// A weekly local-time window, half open. When <paramref name="Until"/> is not after <paramref name="From"/> it ends on
/// the next day, and belongs to the day on which it starts; 00:00 to 00:00 is the whole day.
/// </summary>
public sealed record Daypart(Weekdays Days, LocalTime From, LocalTime Until)
{
    public bool CrossesMidnight => Until <= From;

    /// <summary>The window that starts on this date, or null when that weekday has none.</summary>
    public Interval? On(LocalDate date, DateTimeZone zone)
    {
        if (!Days.Contains(date))
        {
            return null;
        }

        var start = At(date, From, zone);
        var end = At(CrossesMidnight ? date.PlusDays(1) : date, Until, zone);
        // A clock change may swallow a short window whole.
        return end > start ? new Interval(start, end) : null;
    }

    // Midnight means the start of the day, also where the clocks change at midnight.
    private static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) => time == LocalTime.Midnight
        ? LocalTimePolicy.StartOf(date, zone)
        : LocalTimePolicy.Resolve(date + time, zone);
}
