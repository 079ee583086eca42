namespace Signage.Planning.Loops;

/// <summary>
/// How many turns each item gets in one cycle, so that each one's time is within one of its own slots of its share.
/// </summary>
/// <remarks>
/// Shares w and slot lengths L: for a cycle of C the turns are w*C/L, rounded. The total of the rounded turns is again
/// a cycle, and the two agree (so every item is off by at most half a slot) where C falls between the same two
/// roundings. Those places are tried from the shortest on, and before them the shortest cycle of all, in which each has
/// one turn. Preferred is one that is also within a tenth of every share and not below a promised one, and among these
/// one in which no asset need follow itself. Where the longest cycle allowed is too short, one within a slot does.
/// </remarks>
public static class CycleCounts
{
    private const int UsualSlots = 300;
    private const int SlotsEach = 3;

    private const decimal NearPart = 0.1m;
    private const decimal ShortPart = 0.005m;

    /// <summary>The turns, or null when no cycle of at most <paramref name="limitMs"/> does it.</summary>
    /// <param name="shares">Above 0, summing to 1.</param>
    /// <param name="lengths">Slot lengths in milliseconds, above 0.</param>
    /// <param name="limitMs">The longest cycle that may be used.</param>
    /// <param name="promised">The items whose shares were booked, and are owed; null: none.</param>
    public static IReadOnlyList<int>? Choose(
        IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths, long limitMs, IReadOnlyList<bool>? promised = null)
    {
        var (best, chosen) = (Grade.Useless, (IReadOnlyList<int>?)null);
        foreach (var counts in Candidates(shares, lengths, limitMs))
        {
            var grade = GradeOf(counts, shares, lengths, promised);
            if (grade == Grade.Best)
            {
                return counts;
            }

            (best, chosen) = grade < best ? (grade, counts) : (best, chosen);
        }

        return chosen;
    }

    /// <summary>True when each item's time is at most one of its own slots away from its share of the cycle.</summary>
    public static bool Fits(IReadOnlyList<int> counts, IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths) =>
        WorstOf(counts, shares, lengths).Slots <= 1;

    private static Grade GradeOf(
        IReadOnlyList<int> counts, IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths,
        IReadOnlyList<bool>? promised) => WorstOf(counts, shares, lengths) switch
        {
            { Slots: > 1 } => Grade.Useless,
            { Slots: > 0.5m } => Grade.Rough,
            { Part: > NearPart } => Grade.WithinHalf,
            _ when !KeepsPromises(counts, shares, lengths, promised) => Grade.Near,
            _ => counts.Count == 1 || counts.Max() * 2 <= counts.Sum() ? Grade.Best : Grade.Kept,
        };

    /// <summary>
    /// How far the items are from their shares at most: in slots of their own, and as a part of the share.
    /// </summary>
    private static (decimal Slots, decimal Part) WorstOf(
        IReadOnlyList<int> counts, IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths)
    {
        var cycle = CycleOf(counts, lengths);
        var (slots, part) = (0m, 0m);
        for (var i = 0; i < counts.Count; i++)
        {
            var share = shares[i] * cycle;
            var off = Math.Abs((counts[i] * lengths[i]) - share);
            (slots, part) = (Math.Max(slots, off / lengths[i]), Math.Max(part, off / share));
        }

        return (slots, part);
    }

    private static bool KeepsPromises(
        IReadOnlyList<int> counts, IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths,
        IReadOnlyList<bool>? promised)
    {
        var cycle = CycleOf(counts, lengths);
        return promised is null || Enumerable.Range(0, counts.Count)
            .All(i => !promised[i] || counts[i] * lengths[i] >= shares[i] * cycle * (1 - ShortPart));
    }

    public static long CycleOf(IReadOnlyList<int> counts, IReadOnlyList<long> lengths) =>
        counts.Select((count, i) => count * lengths[i]).Sum();

    private static IEnumerable<IReadOnlyList<int>> Candidates(
        IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths, long limitMs)
    {
        var counts = new int[shares.Count];
        Array.Fill(counts, 1);
        if (lengths.Sum() <= limitMs)
        {
            yield return [.. counts];
        }

        // The next cycle at which an item's turns round up: (turns + 1/2) * L / w.
        Array.Clear(counts);
        var steps = new PriorityQueue<int, (decimal Cycle, int Item)>();
        for (var i = 0; i < counts.Length; i++)
        {
            steps.Enqueue(i, (lengths[i] / (2 * shares[i]), i));
        }

        var (most, absent, cycle) = (Math.Max(UsualSlots, counts.Length * SlotsEach), counts.Length, 0L);
        for (var slots = 0; slots < most && cycle <= limitMs; slots++)
        {
            var item = steps.Dequeue();
            absent -= counts[item] == 0 ? 1 : 0;
            counts[item]++;
            steps.Enqueue(item, ((counts[item] + 0.5m) * lengths[item] / shares[item], item));
            cycle += lengths[item];
            if (absent == 0 && cycle <= limitMs)
            {
                yield return [.. counts];
            }
        }
    }

    /// <summary>How good a candidate is; the lower, the better.</summary>
    private enum Grade
    {
        /// <summary>As the next, and no asset need follow itself.</summary>
        Best,

        /// <summary>No promised share is fallen short of.</summary>
        Kept,

        /// <summary>Within half a slot, and a tenth, of every share.</summary>
        Near,

        WithinHalf,

        /// <summary>Within a slot.</summary>
        Rough,

        Useless,
    }
}
