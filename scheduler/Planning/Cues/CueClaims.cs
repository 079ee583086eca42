using System.Globalization;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning.Cues;

/// <summary>The claims of an audience's bookings on instants, before they are weighed against each other.</summary>
internal sealed class CueClaims(Audience audience, LocalDateSpan dates, LossList losses)
{
    // The day before too: its last cue may reach into the first day.
    private readonly LocalDateSpan _wider = new(dates.First.PlusDays(-1), dates.Days + 1);
    private readonly LocalDays _days = audience.Sample.Venue.Days;
    private readonly Interval _whole = dates.ToInterval(audience.Zone);

    internal IEnumerable<CueClaim> Of(IReadOnlyList<PlayItem> items) => items
        .GroupBy(i => (i.Booking.Id, i.Lane))
        .SelectMany(group => ClaimsOf([.. group], group.Key.Lane))
        .Where(claim => claim.Start >= claim.Booking.Made && claim.Start < _whole.End
            && claim.Start + claim.Length + (claim.Entry.WaitUpTo ?? Duration.Zero) > _whole.Start);

    private IEnumerable<CueClaim> ClaimsOf(IReadOnlyList<PlayItem> items, Lane lane) => items[0].Booking switch
    {
        { How: AtTimesHow how } booking => AtTimes(booking, how, items, lane),
        { How: EveryHow how } booking => Every(booking, how, items, lane),
        { How: BeforeShowHow how } booking when audience.Sample.StartEvent is null =>
            BeforeShows(booking, how, items, lane),
        _ => [],
    };

    private IEnumerable<CueClaim> AtTimes(Booking booking, AtTimesHow how, IReadOnlyList<PlayItem> items, Lane lane)
    {
        foreach (var date in booking.DatesIn(_wider, _days))
        {
            Instant? bell = how.EndBy is { } time ? LocalTimePolicy.Resolve(date + time, audience.Zone) : null;
            foreach (var at in how.Times.Distinct())
            {
                var start = LocalTimePolicy.Resolve(date + at, audience.Zone);
                if (InDaypart(booking, date, start))
                {
                    yield return new CueClaim(booking, items, lane, start, how.Entry, Occasion(date, at),
                        EndBy: start < bell ? bell : null);
                }
                else if (booking.Dayparts.Any(p => p.Days.Contains(_days.RunsAs(date))))
                {
                    losses.Add(booking, LossCause.OutsideDaypart, at: start);
                }
            }
        }
    }

    private IEnumerable<CueClaim> Every(Booking booking, EveryHow how, IReadOnlyList<PlayItem> items, Lane lane)
    {
        foreach (var date in booking.DatesIn(_wider, _days))
        {
            Instant? before = null;
            foreach (var at in EveryTimes(how))
            {
                // Times that a clock change skips fall onto later ones, which play but once.
                var start = LocalTimePolicy.Resolve(date + at, audience.Zone);
                if (!(start <= before) && InDaypart(booking, date, start))
                {
                    before = start;
                    yield return new CueClaim(booking, items, lane, start, how.Entry, Occasion(date, at));
                }
            }
        }
    }

    /// <summary>The times of day at which it is due.</summary>
    internal static IEnumerable<LocalTime> EveryTimes(EveryHow how)
    {
        for (var at = how.Offset; at < Duration.FromDays(1); at += how.Period)
        {
            yield return LocalTime.FromMillisecondsSinceMidnight((int)at.TotalMilliseconds);
        }
    }

    private IEnumerable<CueClaim> BeforeShows(
        Booking booking, BeforeShowHow how, IReadOnlyList<PlayItem> items, Lane lane)
    {
        var length = CueClaim.LengthOf(items);
        var shows = audience.Shows.Where(show => Precedes(booking, show)).ToList();
        if (shows.Count == 0)
        {
            losses.Add(booking, LossCause.NoShow);
        }

        foreach (var show in shows)
        {
            var claim = new CueClaim(
                booking, items, lane, show.Start - how.Offset - length, how.Entry, show.Id, show.Id);
            if (!show.Cancelled)
            {
                yield return claim;
            }
            else if (Intervals.Overlap(claim.Time, _whole) is not null)
            {
                losses.Add(new LostClaim(booking.Id, lane, claim.Time, LossCause.ShowCancelled, null), booking);
            }
        }
    }

    /// <summary>Is the show one of those that the booking precedes?</summary>
    internal bool Precedes(Booking booking, Show show)
    {
        var date = show.Start.InZone(audience.Zone).Date;
        return booking.DatesIn(new LocalDateSpan(date, 1), _days).Count > 0 && InDaypart(booking, date, show.Start);
    }

    private bool InDaypart(Booking booking, LocalDate date, Instant at) => booking.Dayparts.Count == 0
        || booking.Dayparts.SelectMany(part => new[] { part.On(date, _days), part.On(date.PlusDays(-1), _days) })
            .OfType<Interval>().Any(window => window.Contains(at));

    private static string Occasion(LocalDate date, LocalTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{date:yyyyMMdd}T{time:HHmmss}");
}
