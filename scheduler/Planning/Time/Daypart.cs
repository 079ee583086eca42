using NodaTime;

namespace Signage.Planning.Time;

/// <summary>
/// A weekly local-time window, half open. When <paramref name="Until"/> is not after <paramref name="From"/> it ends on
/// the next day, and belongs to the day on which it starts; 00:00 to 00:00 is the whole day. Where a calendar says
/// that a day runs as another weekday, that weekday counts.
/// </summary>
public sealed record Daypart(Weekdays Days, LocalTime From, LocalTime Until)
{
    public bool CrossesMidnight => Until <= From;

    internal string Key => $"{Days}.{From.TickOfDay}.{Until.TickOfDay}";

    /// <summary>The window that starts on this date, or null when that weekday has none.</summary>
    public Interval? On(LocalDate date, LocalDays days)
    {
        if (!Days.Contains(days.RunsAs(date)))
        {
            return null;
        }

        var start = At(date, From, days.Zone);
        var end = At(CrossesMidnight ? date.PlusDays(1) : date, Until, days.Zone);
        // A clock change may swallow a short window whole.
        return end > start ? new Interval(start, end) : null;
    }

    /// <summary>The windows that touch the dates, cut to them, in order and without overlap.</summary>
    public static IReadOnlyList<Interval> Within(IReadOnlyList<Daypart> parts, LocalDateSpan dates, LocalDays days)
    {
        // The day before too: a window that crosses midnight reaches into the first day.
        var windows = new LocalDateSpan(dates.First.PlusDays(-1), dates.Days + 1).Dates
            .SelectMany(date => parts.Select(part => part.On(date, days)))
            .OfType<Interval>();
        return Intervals.Cut(Intervals.Union(windows), dates.ToInterval(days.Zone));
    }

    // Midnight means the start of the day, also where the clocks change at midnight.
    private static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) => time == LocalTime.Midnight
        ? LocalTimePolicy.StartOf(date, zone)
        : LocalTimePolicy.Resolve(date + time, zone);
}
