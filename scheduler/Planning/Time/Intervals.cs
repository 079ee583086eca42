using NodaTime;

namespace Signage.Planning.Time;

/// <summary>
/// Arithmetic on lists of half-open intervals. Results are in order, without overlap and without empty ones.
/// </summary>
public static class Intervals
{
    public static IReadOnlyList<Interval> Union(IEnumerable<Interval> intervals)
    {
        var result = new List<Interval>();
        foreach (var next in intervals.Where(i => i.End > i.Start).OrderBy(i => i.Start))
        {
            if (result.Count > 0 && next.Start <= result[^1].End)
            {
                result[^1] = new Interval(result[^1].Start, Instant.Max(result[^1].End, next.End));
            }
            else
            {
                result.Add(next);
            }
        }

        return result;
    }

    /// <summary>What of the intervals lies within <paramref name="bounds"/>.</summary>
    public static IReadOnlyList<Interval> Cut(IEnumerable<Interval> intervals, Interval bounds) =>
        [.. intervals.Select(i => Overlap(i, bounds)).OfType<Interval>()];

    /// <summary>What of <paramref name="whole"/> the intervals leave uncovered. They are a union.</summary>
    public static IReadOnlyList<Interval> Rest(Interval whole, IReadOnlyList<Interval> union)
    {
        var result = new List<Interval>();
        var at = whole.Start;
        foreach (var taken in Cut(union, whole))
        {
            if (taken.Start > at)
            {
                result.Add(new Interval(at, taken.Start));
            }

            at = taken.End;
        }

        if (at < whole.End)
        {
            result.Add(new Interval(at, whole.End));
        }

        return result;
    }

    public static Interval? Overlap(Interval a, Interval b)
    {
        var start = Instant.Max(a.Start, b.Start);
        var end = Instant.Min(a.End, b.End);
        return end > start ? new Interval(start, end) : null;
    }

    public static bool Holds(this Interval outer, Interval inner) =>
        inner.Start >= outer.Start && inner.End <= outer.End;
}
