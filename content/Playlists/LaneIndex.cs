using NodaTime;

namespace Signage.Content.Playlists;

/// <summary>
/// One lane of a playlist, laid out so that any instant can be asked about without unrolling a loop and without
/// allocating. In a span the slot is found from (t - anchor - time of pausing cues since the anchor) mod cycle.
/// Instants are taken to the millisecond. Safe for any number of threads.
/// </summary>
public sealed class LaneIndex
{
    private readonly long[] _spanFrom;
    private readonly long[] _spanUntil;
    private readonly long[] _anchor;
    private readonly long[][] _slotEnds;
    private readonly int[] _cueIndex;
    private readonly long[] _cueFrom;
    private readonly long[] _cueUntil;
    private readonly long[] _pauseFrom;
    private readonly long[] _pauseUntil;
    private readonly long[] _pausedBefore;

    /// <param name="playlist">One that its reader took.</param>
    /// <param name="lane">The lane to ask about.</param>
    public LaneIndex(Playlist playlist, Lane lane)
    {
        Spans = [.. playlist.EachSpan().Where(s => s.Lane == lane).OrderBy(s => s.From)];
        var loops = playlist.Loops.ToDictionary(l => l.Id, EndsOf, StringComparer.Ordinal);
        _spanFrom = [.. Spans.Select(s => Ms(s.From))];
        _spanUntil = [.. Spans.Select(s => Ms(s.Until))];
        _anchor = [.. Spans.Select(s => Ms(s.LoopStart))];
        _slotEnds = [.. Spans.Select(s => s.Loop is { } id ? loops[id] : [])];
        var cues = playlist.Cues.Select((cue, i) => (cue, i)).Where(c => c.cue.Lane == lane)
            .OrderBy(c => c.cue.At).ToList();
        _cueIndex = [.. cues.Select(c => c.i)];
        _cueFrom = [.. cues.Select(c => Ms(c.cue.At))];
        _cueUntil = [.. cues.Select(c => Ms(c.cue.EndsAt()))];
        var pauses = cues.Where(c => c.cue.Interrupt == Interrupt.Pause).ToList();
        _pauseFrom = [.. pauses.Select(c => Ms(c.cue.At))];
        _pauseUntil = [.. pauses.Select(c => Ms(c.cue.EndsAt()))];
        _pausedBefore = new long[pauses.Count + 1];
        for (var i = 0; i < pauses.Count; i++)
        {
            _pausedBefore[i + 1] = _pausedBefore[i] + _pauseUntil[i] - _pauseFrom[i];
        }
    }

    /// <summary>The lane's spans, each occurrence by itself, in order.</summary>
    public IReadOnlyList<LaneSpan> Spans { get; }

    /// <summary>What the lane holds; beneath a ducking or any other cue, span and slot are told too.</summary>
    public LaneInstant At(Instant instant)
    {
        var t = Ms(instant);
        var cue = Begun(_cueFrom, t) - 1;
        var isOn = cue >= 0 && t < _cueUntil[cue];
        var span = Begun(_spanFrom, t) - 1;
        var (state, slot, position) = span >= 0 && t < _spanUntil[span] ? InSpan(span, t) : (LaneState.Nothing, -1, 0L);
        var index = state == LaneState.Nothing ? -1 : span;
        return isOn
            ? new LaneInstant(LaneState.Cue, index, slot, _cueIndex[cue], t - _cueFrom[cue])
            : new LaneInstant(state, index, slot, -1, position);
    }

    /// <summary>How long pausing cues hold the lane between two instants, the first not after the second.</summary>
    public Duration PausedBetween(Instant from, Instant until) =>
        Duration.FromMilliseconds(PausedBefore(Ms(until)) - PausedBefore(Ms(from)));

    private (LaneState State, int Slot, long Position) InSpan(int span, long t)
    {
        var ends = _slotEnds[span];
        if (ends.Length == 0)
        {
            return (LaneState.Dark, -1, 0);
        }

        var run = (t - _anchor[span] - PausedBefore(t) + PausedBefore(_anchor[span])) % ends[^1];
        run = run < 0 ? run + ends[^1] : run;
        var slot = Begun(ends, run);
        return (LaneState.Loop, slot, slot == 0 ? run : run - ends[slot - 1]);
    }

    private long PausedBefore(long t)
    {
        var begun = Begun(_pauseFrom, t);
        return begun == 0 ? 0 : _pausedBefore[begun - 1] + Math.Min(t, _pauseUntil[begun - 1]) - _pauseFrom[begun - 1];
    }

    /// <summary>How many of the sorted values are not after t.</summary>
    private static int Begun(long[] sorted, long t)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= t)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static long[] EndsOf(Loop loop)
    {
        var sum = 0L;
        return [.. loop.Slots.Select(s => sum += s.LengthMs)];
    }

    private static long Ms(Instant instant) => instant.ToUnixTimeMilliseconds();
}
