using NodaTime;
using NodaTime.Text;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning.Cues;

/// <summary>The claims of an audience's bookings on instants, before they are weighed against each other.</summary>
internal sealed class CueClaims(Audience audience, LocalDateSpan dates, LossList losses)
{
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HHmmss");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");

    // The day before too: its last cue may reach into the first day.
    private readonly LocalDateSpan _days = new(dates.First.PlusDays(-1), dates.Days + 1);
    private readonly Interval _whole = dates.ToInterval(audience.Zone);

    internal IEnumerable<CueClaim> Of(IReadOnlyList<PlayItem> items) => items
        .GroupBy(i => (i.Booking.Id, i.Lane))
        .SelectMany(group => ClaimsOf(group.First().Booking, [.. group], group.Key.Lane))
        .Where(claim => Intervals.Overlap(claim.Time, _whole) is not null && claim.Start >= claim.Booking.Made);

    private IEnumerable<CueClaim> ClaimsOf(Booking booking, IReadOnlyList<PlayItem> items, Lane lane) =>
        booking.How switch
        {
            AtTimesHow how => AtTimes(booking, how, items, lane),
            BeforeShowHow how => BeforeShows(booking, how, items, lane),
            _ => [],
        };

    private IEnumerable<CueClaim> AtTimes(Booking booking, AtTimesHow how, IReadOnlyList<PlayItem> items, Lane lane)
    {
        foreach (var date in _days.Dates.Where(booking.FliesOn))
        {
            foreach (var time in how.Times.Distinct().Order())
            {
                var start = LocalTimePolicy.Resolve(date + time, audience.Zone);
                if (InDaypart(booking, date, start))
                {
                    var occasion = $"{Day.Format(date)}T{TimeOfDay.Format(time)}";
                    yield return new CueClaim(
                        booking, items, lane, start, Allowed(how.Interrupt, lane), occasion, null);
                }
                else if (booking.Daypart!.Days.Contains(date))
                {
                    losses.Add(booking, LossCause.OutsideDaypart, at: start);
                }
            }
        }
    }

    private IEnumerable<CueClaim> BeforeShows(
        Booking booking, BeforeShowHow how, IReadOnlyList<PlayItem> items, Lane lane)
    {
        var length = CueClaim.LengthOf(items);
        var shows = audience.Shows.Where(show =>
        {
            var date = show.Start.InZone(audience.Zone).Date;
            return booking.FliesOn(date) && InDaypart(booking, date, show.Start);
        }).ToList();
        if (shows.Count == 0)
        {
            losses.Add(booking, LossCause.NoShow);
        }

        foreach (var show in shows)
        {
            var start = show.Start - how.Offset - length;
            yield return new CueClaim(booking, items, lane, start, Allowed(how.Interrupt, lane), show.Id, show.Id);
        }
    }

    private bool InDaypart(Booking booking, LocalDate date, Instant at) => booking.Daypart is not { } part
        || new[] { part.On(date, audience.Zone), part.On(date.PlusDays(-1), audience.Zone) }
            .OfType<Interval>().Any(window => window.Contains(at));

    // There is no lower level of a picture.
    private static Interrupt Allowed(Interrupt interrupt, Lane lane) =>
        interrupt == Interrupt.Duck && lane != Lane.Sound ? Interrupt.Stop : interrupt;
}
