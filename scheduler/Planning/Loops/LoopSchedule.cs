using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning.Loops;

/// <summary>
/// Which loop runs when in one lane: the bookings of the highest rank that are active, merged. Each local day stands
/// alone, so what a day shows does not depend on the day on which it is planned.
/// </summary>
internal sealed class LoopSchedule(
    IReadOnlyList<LoopItem> items, LocalDateSpan dates, DateTimeZone zone, ulong seed, LossList losses)
{
    private readonly Dictionary<string, LoopPlan> _made = new(StringComparer.Ordinal);
    private readonly List<(Booking Booking, IReadOnlyList<Interval> Active)> _bookings =
        [.. items.Select(i => i.Booking).DistinctBy(b => b.Id).Select(b => (b, b.Within(dates, zone)))];

    internal IReadOnlyList<LoopSpan> Over(IReadOnlyList<Interval> open)
    {
        var spans = new List<LoopSpan>();
        foreach (var day in dates.Dates)
        {
            foreach (var hours in Intervals.Cut(open, new LocalDateSpan(day, 1).ToInterval(zone)))
            {
                AddDay(hours, spans);
            }
        }

        return spans;
    }

    private void AddDay(Interval hours, List<LoopSpan> spans)
    {
        LoopSpan? running = null;
        foreach (var part in Split(hours))
        {
            var loop = LoopAt(part);
            if (running is not null && running.Time.End == part.Start && ReferenceEquals(running.Loop, loop))
            {
                running = running with { Time = new Interval(running.Time.Start, part.End) };
                spans[^1] = running;
            }
            else if (loop is null)
            {
                running = null;
            }
            else
            {
                running = new LoopSpan(part, loop);
                spans.Add(running);
            }
        }
    }

    private IEnumerable<Interval> Split(Interval hours)
    {
        var cuts = _bookings.SelectMany(b => b.Active).SelectMany(a => new[] { a.Start, a.End })
            .Where(at => at > hours.Start && at < hours.End)
            .Append(hours.Start).Append(hours.End).Distinct().Order().ToList();
        return cuts.Zip(cuts.Skip(1), (from, until) => new Interval(from, until));
    }

    private LoopPlan? LoopAt(Interval part)
    {
        var active = _bookings.Where(b => b.Active.Any(a => a.Holds(part))).Select(b => b.Booking).ToList();
        LoopPlan? winner = null;
        foreach (var rank in active.GroupBy(b => b.Rank).OrderByDescending(g => g.Key))
        {
            if (winner is not null)
            {
                foreach (var loser in rank)
                {
                    losses.Add(loser, LossCause.Outranked, by: winner.Slots[0].Booking.Id, at: part.Start);
                }

                continue;
            }

            var loop = Make([.. rank]);
            foreach (var refusal in loop.Refused)
            {
                var booking = rank.First(b => b.Id == refusal.BookingId);
                losses.Add(booking, LossCause.LoopFull, at: part.Start, arithmetic: refusal);
            }

            winner = loop.Slots.Count > 0 ? loop : null;
        }

        return winner;
    }

    private LoopPlan Make(IReadOnlyList<Booking> bookings)
    {
        var key = string.Join(',', bookings.Select(b => b.Id));
        if (!_made.TryGetValue(key, out var loop))
        {
            loop = LoopMaker.Make([.. items.Where(i => bookings.Any(b => b.Id == i.Booking.Id))], seed);
            _made.Add(key, loop);
        }

        return loop;
    }
}
