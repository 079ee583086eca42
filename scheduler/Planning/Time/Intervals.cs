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

    /// <summary>What of the first list the second leaves. Both are unions.</summary>
    public static IReadOnlyList<Interval> Without(IReadOnlyList<Interval> union, IReadOnlyList<Interval> taken)
    {
        var result = new List<Interval>();
        var next = 0;
        foreach (var whole in union)
        {
            var at = whole.Start;
            while (next < taken.Count && taken[next].End <= at)
            {
                next++;
            }

            for (var i = next; i < taken.Count && taken[i].Start < whole.End; i++)
            {
                if (taken[i].Start > at)
                {
                    result.Add(new Interval(at, taken[i].Start));
                }

                at = Instant.Max(at, taken[i].End);
            }

            if (at < whole.End)
            {
                result.Add(new Interval(at, whole.End));
            }
        }

        return result;
    }

    /// <summary>What lies in both unions.</summary>
    public static IReadOnlyList<Interval> Both(IReadOnlyList<Interval> a, IReadOnlyList<Interval> b)
    {
        var result = new List<Interval>();
        for (var (i, j) = (0, 0); i < a.Count && j < b.Count;)
        {
            if (Overlap(a[i], b[j]) is { } both)
            {
                result.Add(both);
            }

            (i, j) = a[i].End < b[j].End ? (i + 1, j) : (i, j + 1);
        }

        return result;
    }

    /// <summary>The interval of the union that holds the instant, or null.</summary>
    public static Interval? At(IReadOnlyList<Interval> union, Instant instant)
    {
        var (low, high) = (0, union.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = union[middle].Start <= instant ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && instant < union[low - 1].End ? union[low - 1] : null;
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
