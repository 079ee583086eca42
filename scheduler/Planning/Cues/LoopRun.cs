using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning.Cues;

/// <summary>Where the loops of one lane stand, so that a waiting cue finds the end of the running item.</summary>
internal sealed class LoopRun
{
    private readonly IReadOnlyList<LaneSpan> _spans;
    private readonly Dictionary<string, long[]> _ends = new(StringComparer.Ordinal);

    /// <param name="spans">Of the lane, in order.</param>
    /// <param name="loops">All loops that they name.</param>
    internal LoopRun(IReadOnlyList<LaneSpan> spans, IEnumerable<Loop> loops)
    {
        _spans = spans;
        foreach (var loop in loops)
        {
            var sum = 0L;
            _ends.Add(loop.Id, [.. loop.Slots.Select(s => sum += s.LengthMs)]);
        }
    }

    /// <summary>
    /// The first instant from t on at which an item ends, if nothing interrupts it; t itself when nothing runs.
    /// </summary>
    /// <param name="t">When.</param>
    /// <param name="pausedBetween">Time for which pausing cues held the lane between two instants.</param>
    internal Instant NextEnd(Instant t, Func<Instant, Instant, Duration> pausedBetween)
    {
        var (low, high) = (0, _spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _spans[middle].From <= t ? (middle + 1, high) : (low, middle);
        }

        if (low == 0 || _spans[low - 1] is not { Loop: { } id } span || t >= span.Until)
        {
            return t;
        }

        var ends = _ends[id];
        var run = (long)(t - span.LoopStart - pausedBetween(span.LoopStart, t)).TotalMilliseconds % ends[^1];
        // At the very end of one item nothing needs to be waited for.
        if (run == 0 || Array.BinarySearch(ends, run) >= 0)
        {
            return t;
        }

        var end = ends[~Array.BinarySearch(ends, run)];
        return Instant.Min(t + Duration.FromMilliseconds(end - run), span.Until);
    }
}
