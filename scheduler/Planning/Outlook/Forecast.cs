using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Time;

namespace Signage.Planning.Outlook;

/// <summary>
/// Planned plays and time on air, counted without unrolling: what a loop gives to a slot in a stretch follows from the
/// cycles that fit into it. What stopping cues cover is taken off, pausing cues only move it.
/// </summary>
public static class Forecast
{
    /// <summary>Rows of one playlist, for each local day of the zone that it holds.</summary>
    public static IReadOnlyList<ForecastRow> Of(PlannedPlaylist planned, LocalDateSpan dates, DateTimeZone zone)
    {
        var rows = new List<ForecastRow>();
        foreach (var date in dates.Dates.Where(d => LocalDays.Exists(d, zone)))
        {
            var day = new LocalDateSpan(date, 1).ToInterval(zone);
            rows.AddRange(Within(planned.Playlist, day).Select(t => new ForecastRow(
                t.Key.Booking, t.Key.Asset, date, planned.Endpoints, t.Value.Plays,
                Duration.FromMilliseconds(t.Value.Ms))));
        }

        return rows;
    }

    /// <summary>Plays and milliseconds of every booking's asset within an interval.</summary>
    internal static Dictionary<(string? Booking, string Asset), (long Plays, long Ms)> Within(
        Playlist playlist, Interval interval)
    {
        var totals = new Dictionary<(string? Booking, string Asset), (long Plays, long Ms)>();
        var assets = playlist.Files.ToDictionary(f => f.Sha256, f => f.Asset);
        foreach (var lane in playlist.EachSpan().GroupBy(s => s.Lane))
        {
            var cues = playlist.Cues.Where(c => c.Lane == lane.Key).ToList();
            var index = new LaneIndex(playlist, lane.Key);
            foreach (var span in lane.Where(s => s.Loop is not null))
            {
                if (Intervals.Overlap(new Interval(span.From, span.Until), interval) is { } time)
                {
                    AddSpan(playlist.LoopOf(span.Loop)!, span, time, cues, index, Add);
                }
            }
        }

        foreach (var cue in playlist.Cues)
        {
            var on = Intervals.Overlap(new Interval(cue.At, cue.EndsAt()), interval);
            Add(cue.Booking, cue.File, interval.Contains(cue.At) ? 1 : 0, (long)(on?.Duration.TotalMilliseconds ?? 0));
        }

        return totals;

        void Add(string? booking, Content.Assets.Sha256Hash file, long plays, long ms)
        {
            if (plays == 0 && ms == 0)
            {
                return;
            }

            var key = (booking, assets[file]);
            var before = totals.GetValueOrDefault(key);
            totals[key] = (before.Plays + plays, before.Ms + ms);
        }
    }

    private static void AddSpan(
        Loop loop, LaneSpan span, Interval time, List<Cue> cues, LaneIndex index,
        Action<string?, Content.Assets.Sha256Hash, long, long> add)
    {
        var run = new LoopTime(span.LoopStart, index);
        var whole = (From: run.At(time.Start), Until: run.At(time.End));
        var covered = cues.Where(c => c.Interrupt == Interrupt.Stop)
            .Select(c => Intervals.Overlap(new Interval(c.At, c.EndsAt()), time)).OfType<Interval>()
            .Select(c => (From: run.At(c.Start), Until: run.At(c.End))).ToList();
        var (cycle, start) = (loop.CycleMs, 0L);
        foreach (var slot in loop.Slots)
        {
            var (plays, ms) = Share(whole, start, slot.LengthMs, cycle);
            foreach (var part in covered)
            {
                var (hiddenPlays, hidden) = Share(part, start, slot.LengthMs, cycle);
                (plays, ms) = (plays - hiddenPlays, ms - hidden);
            }

            add(slot.Booking, slot.File, plays, ms);
            start += slot.LengthMs;
        }
    }

    /// <summary>How often a slot begins, and how long it is on, in a stretch of loop time.</summary>
    private static (long Plays, long Ms) Share((long From, long Until) part, long start, long length, long cycle) => (
        Begun(part.Until, start, cycle) - Begun(part.From, start, cycle),
        Spent(part.Until, start, length, cycle) - Spent(part.From, start, length, cycle));

    /// <summary>How many turns begin in [0, t).</summary>
    private static long Begun(long t, long start, long cycle) => t <= start ? 0 : ((t - start - 1) / cycle) + 1;

    /// <summary>How much of [0, t) is the slot's.</summary>
    private static long Spent(long t, long start, long length, long cycle) =>
        (t / cycle * length) + Math.Clamp((t % cycle) - start, 0, length);

    /// <summary>Loop time: wall time since the anchor without the pauses.</summary>
    private readonly record struct LoopTime(Instant Anchor, LaneIndex Index)
    {
        internal long At(Instant t) => (long)(t - Anchor - Index.PausedBetween(Anchor, t)).TotalMilliseconds;
    }
}
