using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning.Loops;

/// <summary>
/// Which loop runs when in one lane: the bookings of the highest precedence that are active, merged, and the venue's
/// own content with them. Each local day stands alone, so what a day shows does not depend on the day on which it is
/// planned.
/// </summary>
internal sealed class LoopSchedule
{
    private readonly List<LoopEntry> _entries;
    private readonly IReadOnlyList<Interval> _takenOver;
    private readonly ulong _seed;
    private readonly LossList _losses;
    private readonly Dictionary<(bool TakenOver, string Active), Choice> _choices = [];

    // One loop a set of bookings, so that it goes on where one that loses to them comes or goes.
    private readonly Dictionary<string, LoopPlan> _loops = new(StringComparer.Ordinal);

    /// <param name="entries">Oldest booking first.</param>
    /// <param name="takenOver">When only takeovers play, on this lane or another.</param>
    /// <param name="seed">Decides between equal claims.</param>
    /// <param name="losses">Takes what loses.</param>
    internal LoopSchedule(
        IReadOnlyList<LoopEntry> entries, IReadOnlyList<Interval> takenOver, ulong seed, LossList losses)
    {
        _entries = [.. entries];
        _takenOver = takenOver;
        _seed = seed;
        _losses = losses;
    }

    /// <summary>The loops of these days, in order.</summary>
    internal IReadOnlyList<LoopSpan> Over(LocalDateSpan dates, DateTimeZone zone)
    {
        var days = dates.Dates.Select(d => LocalTimePolicy.StartOf(d, zone)).ToHashSet();
        var spans = new List<LoopSpan>();
        foreach (var (time, active) in Stretches(days.Append(dates.ToInterval(zone).End)))
        {
            var choice = ChoiceOf(active, time);
            choice.Take(time.Start);
            if (choice.Winner is not { } loop)
            {
                continue;
            }

            var goesOn = spans is [.., var last] && last.Time.End == time.Start && ReferenceEquals(last.Loop, loop)
                && !days.Contains(time.Start);
            if (goesOn)
            {
                spans[^1] = spans[^1] with { Time = new Interval(spans[^1].Time.Start, time.End) };
            }
            else
            {
                spans.Add(new LoopSpan(time, loop));
            }
        }

        foreach (var choice in _choices.Values)
        {
            choice.Report(_losses);
        }

        return spans;
    }

    /// <summary>Time cut wherever a booking begins or ends, with those that are active in between.</summary>
    private IEnumerable<(Interval Time, IReadOnlyList<int> Active)> Stretches(IEnumerable<Instant> cuts)
    {
        var changes = new SortedDictionary<Instant, List<(int Entry, bool On)>>();
        foreach (var cut in cuts.Concat(_takenOver.SelectMany(t => new[] { t.Start, t.End })))
        {
            changes.TryAdd(cut, []);
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            foreach (var active in _entries[i].Active)
            {
                Change(active.Start, i, true);
                Change(active.End, i, false);
            }
        }

        var running = new SortedSet<int>();
        Instant? from = null;
        foreach (var (at, here) in changes)
        {
            if (from is { } start)
            {
                yield return (new Interval(start, at), [.. running]);
            }

            // Ends first: where one window follows the other the booking goes on.
            here.Where(c => !c.On).ToList().ForEach(c => running.Remove(c.Entry));
            here.Where(c => c.On).ToList().ForEach(c => running.Add(c.Entry));
            from = at;
        }

        void Change(Instant at, int entry, bool on)
        {
            if (!changes.TryGetValue(at, out var list))
            {
                changes.Add(at, list = []);
            }

            list.Add((entry, on));
        }
    }

    private Choice ChoiceOf(IReadOnlyList<int> active, Interval time)
    {
        var takenOver = Intervals.At(_takenOver, time.Start) is not null;
        var key = (takenOver, string.Join(',', active));
        if (!_choices.TryGetValue(key, out var choice))
        {
            choice = new Choice([.. active.Select(i => _entries[i])], takenOver, LoopOf);
            _choices.Add(key, choice);
        }

        return choice;
    }

    private LoopPlan LoopOf(IReadOnlyList<LoopEntry> level)
    {
        var key = string.Join(',', level.Select(e => e.Booking.Id));
        if (!_loops.TryGetValue(key, out var loop))
        {
            loop = LoopMaker.Make([.. level.SelectMany(e => e.Items)], _seed);
            _loops.Add(key, loop);
        }

        return loop;
    }

    /// <summary>What comes of a set of active bookings.</summary>
    private sealed class Choice
    {
        private readonly List<(LoopEntry Loser, LossCause Cause, string? By, LoopRefusal? Arithmetic)> _losers = [];
        private int _times;
        private Instant? _first;

        internal Choice(
            IReadOnlyList<LoopEntry> active, bool takenOver, Func<IReadOnlyList<LoopEntry>, LoopPlan> loopOf)
        {
            var own = active.Where(e => e.Booking.Own).ToList();
            foreach (var level in active.Where(e => !e.Booking.Own).GroupBy(e => e.Precedence)
                .OrderByDescending(g => g.Key))
            {
                var isTakeover = level.First().Booking.How is TakeoverHow;
                if (Winner is not null || (takenOver && !isTakeover))
                {
                    Lose(level, Winner is null ? LossCause.TakenOver : CauseOver(Winner));
                    continue;
                }

                Run([.. level, .. isTakeover ? [] : own], loopOf);
            }

            if (takenOver)
            {
                Lose(own, LossCause.TakenOver);
            }
            else if (Winner is null)
            {
                Run(own, loopOf);
            }
        }

        internal LoopPlan? Winner { get; private set; }

        internal void Take(Instant at)
        {
            _times++;
            _first ??= at;
        }

        internal void Report(LossList losses)
        {
            foreach (var (loser, cause, by, arithmetic) in _losers)
            {
                losses.Add(loser.Booking, cause, by: by, at: _first, arithmetic: arithmetic, times: _times);
            }
        }

        private void Run(IReadOnlyList<LoopEntry> level, Func<IReadOnlyList<LoopEntry>, LoopPlan> loopOf)
        {
            var loop = loopOf(level);
            _losers.AddRange(loop.Refused.Select(refusal => (
                level.First(e => e.Booking.Id == refusal.BookingId), LossCause.LoopFull, null as string,
                (LoopRefusal?)refusal)));
            Winner = loop.Slots.Count > 0 ? loop : null;
        }

        private void Lose(IEnumerable<LoopEntry> level, LossCause cause) =>
            _losers.AddRange(level.Select(e => (e, cause, Winner?.Slots[0].Booking.Id, null as LoopRefusal)));

        private static LossCause CauseOver(LoopPlan winner) =>
            winner.Slots[0].Booking.How is TakeoverHow ? LossCause.TakenOver : LossCause.Outranked;
    }
}
