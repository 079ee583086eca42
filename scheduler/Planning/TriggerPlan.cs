using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Cues;
using Signage.Planning.Time;

namespace Signage.Planning;

/// <summary>What waits for an event: bookings on a trigger, and the packs of halls whose theatre system tells a show's
/// start.</summary>
internal sealed class TriggerPlan(Audience audience, LocalDateSpan dates, Airtime airtime, LossList losses)
{
    /// <summary>The projectionist is minutes off the timetable: so early, and so late, a start belongs to a
    /// show.</summary>
    internal static readonly Duration Early = Duration.FromMinutes(30);
    internal static readonly Duration Late = Duration.FromMinutes(60);

    private readonly Interval _whole = dates.ToInterval(audience.Zone);

    internal IEnumerable<Trigger> Of(IReadOnlyList<PlayItem> items) => items
        .GroupBy(i => (i.Booking.Id, i.Lane))
        .SelectMany(g => TriggersOf([.. g]));

    private IEnumerable<Trigger> TriggersOf(IReadOnlyList<PlayItem> items) => items[0].Booking.How switch
    {
        OnTriggerHow how => OnTrigger(how, items),
        BeforeShowHow how when audience.Sample.StartEvent is { } started => Packs(how, started, items),
        _ => [],
    };

    private IEnumerable<Trigger> OnTrigger(OnTriggerHow how, IReadOnlyList<PlayItem> items)
    {
        var (booking, lane) = (items[0].Booking, items[0].Lane);
        var active = Intervals.Both(
            booking.Within(dates, audience.Sample.Venue.Days), airtime.For(booking));
        return active.Select((time, i) => Make(how.Event, how.Entry, items, lane, time, $"{i + 1}", null));
    }

    private IEnumerable<Trigger> Packs(BeforeShowHow how, string started, IReadOnlyList<PlayItem> items)
    {
        var (booking, lane) = (items[0].Booking, items[0].Lane);
        var claims = new CueClaims(audience, dates, losses);
        var shows = audience.Shows.Where(s => !s.Cancelled && claims.Precedes(booking, s)).ToList();
        if (shows.Count == 0)
        {
            losses.Add(booking, LossCause.NoShow);
        }

        for (var i = 0; i < shows.Count; i++)
        {
            var start = shows[i].Start;
            var (from, until) = (start - Early, start + Late);
            // Between two shows that are close the earlier one's window ends where the next one's begins.
            until = i + 1 < shows.Count ? Instant.Min(until, shows[i + 1].Start - Early) : until;
            if (Intervals.Overlap(new Interval(from, Instant.Max(from, until)), _whole) is { } time)
            {
                yield return Make(started, how.Entry, items, lane, time, shows[i].Id, shows[i].Id);
            }
        }
    }

    private Trigger Make(
        string name, Entry entry, IReadOnlyList<PlayItem> items, Lane lane, Interval time, string occasion,
        string? show)
    {
        var id = AudiencePlan.IdOf($"trigger {items[0].Booking.Id} {lane} {occasion} {time.Start}");
        return new Trigger
        {
            Event = name,
            Lane = lane,
            Interrupt = entry.On(lane),
            From = time.Start > _whole.Start ? time.Start : null,
            Until = time.End < _whole.End ? time.End : null,
            Show = show,
            Slots = [.. items.Select((item, i) => new Slot
            {
                Item = $"{id}-{i + 1}",
                File = item.Rendition.Hash,
                LengthMs = (long)item.Length.TotalMilliseconds,
                Booking = item.Booking.Id,
            })],
        };
    }
}
