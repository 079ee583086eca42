using NodaTime;
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
    Daypart? Daypart,
    Instant Made)
{
    public bool FliesOn(LocalDate date) => date >= First && date <= Last;

    /// <summary>The intervals of its flight and daypart that touch the dates, cut to them.</summary>
    public IReadOnlyList<Interval> Within(LocalDateSpan dates, DateTimeZone zone)
    {
        var days = new LocalDateSpan(dates.First.PlusDays(-1), dates.Days + 1).Dates.Where(FliesOn);
        var active = days.Select(date => Daypart is null
            ? new LocalDateSpan(date, 1).ToInterval(zone)
            : Daypart.On(date, zone)).OfType<Interval>();
        return Intervals.Cut(Intervals.Union(active), dates.ToInterval(zone));
    }
}
