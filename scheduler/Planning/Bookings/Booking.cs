using NodaTime;
using Signage.Planning.Recurrences;
using Signage.Planning.Time;

namespace Signage.Planning.Bookings;

/// <summary>Assets on endpoints: when, how, and with which rank.</summary>
/// <param name="First">First local day of the flight.</param>
/// <param name="Last">Last local day of the flight, included.</param>
/// <param name="Rank">A higher rank wins; among equals the older booking does.</param>
/// <param name="Made">When it was made; nothing is cued before.</param>
public sealed record Booking(
    string Id,
    string Title,
    IReadOnlyList<string> Assets,
    Target Target,
    How How,
    LocalDate First,
    LocalDate Last,
    int Rank,
    Instant Made)
{
    /// <summary>Local windows in which it plays; none: all day.</summary>
    public IReadOnlyList<Daypart> Dayparts { get; init; } = [];

    public DayRule Days { get; init; }

    /// <summary>On which dates of the flight it plays; null: on all.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>May it be heard in lessons, at midday rest and at night? Never during exams.</summary>
    public bool BreaksQuiet { get; init; }

    /// <summary>The venue's own content: it joins whatever loop runs, in what the shares leave.</summary>
    public bool Own { get; init; }

    /// <summary>Of an asset's variants the longest that is no longer than this; null: the longest.</summary>
    public Duration? LongestVariant { get; init; }

    public bool InFlight(LocalDate date) => date >= First && date <= Last;

    /// <summary>The dates of the span on which it plays.</summary>
    public IReadOnlyList<LocalDate> DatesIn(LocalDateSpan dates, LocalDays days)
    {
        var flying = dates.Dates.Where(d => InFlight(d) && LocalDays.Exists(d, days.Zone) && Fits(days.IsWorking(d)));
        return Recurrence is null ? [.. flying] : [.. flying.Where(Recurrence.Dates(First, dates).Contains)];
    }

    /// <summary>The intervals in which it may play that touch the dates, cut to them, in order.</summary>
    public IReadOnlyList<Interval> Within(LocalDateSpan dates, LocalDays days)
    {
        var wider = new LocalDateSpan(dates.First.PlusDays(-1), dates.Days + 1);
        var active = DatesIn(wider, days).SelectMany(date => WindowsOn(date, days));
        return Intervals.Cut(Intervals.Union(active), dates.ToInterval(days.Zone));
    }

    internal IEnumerable<Interval> WindowsOn(LocalDate date, LocalDays days) => Dayparts.Count == 0
        ? [new LocalDateSpan(date, 1).ToInterval(days.Zone)]
        : Dayparts.Select(part => part.On(date, days)).OfType<Interval>();

    private bool Fits(bool working) => Days switch
    {
        DayRule.WorkingDays => working,
        DayRule.RestDays => !working,
        _ => true,
    };
}
