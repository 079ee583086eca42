namespace Signage.Planning.Loops;

/// <summary>
/// Spreads the turns of a cycle: at each position the item with the largest remainder of what it is owed comes next,
/// and the same asset does not follow itself, around the end of the cycle too, where another can stand between.
/// </summary>
public static class LoopOrder
{
    /// <param name="counts">Turns of each item.</param>
    /// <param name="assets">Items of the same number are the same asset.</param>
    /// <param name="ties">Which of two equal claims comes first: the lower.</param>
    /// <returns>Indexes of items, one a slot.</returns>
    public static IReadOnlyList<int> Spread(
        IReadOnlyList<int> counts, IReadOnlyList<int> assets, IReadOnlyList<uint> ties)
    {
        var total = counts.Sum();
        var left = counts.ToArray();
        var order = new List<int>(total);
        for (var at = 0; at < total; at++)
        {
            var ranked = Enumerable.Range(0, counts.Count).Where(i => left[i] > 0)
                .OrderByDescending(i => ((long)counts[i] * (at + 1)) - ((long)(counts[i] - left[i]) * total))
                .ThenBy(i => ties[i]).ThenBy(i => i).ToList();
            var next = ranked.FindIndex(i => MayFollow(i, order, left, assets));
            if (next < 0)
            {
                next = Math.Max(0, ranked.FindIndex(i => order.Count == 0 || assets[order[^1]] != assets[i]));
            }

            order.Add(ranked[next]);
            left[ranked[next]]--;
        }

        return order;
    }

    /// <summary>True when this item is not what was just on, and leaves turns that can still be kept apart.</summary>
    private static bool MayFollow(int item, List<int> order, int[] left, IReadOnlyList<int> assets)
    {
        if (order.Count > 0 && assets[order[^1]] == assets[item])
        {
            return false;
        }

        var first = assets[order.Count > 0 ? order[0] : item];
        var rest = left.Sum() - 1;
        if (rest == 0)
        {
            return order.Count == 0 || first != assets[item];
        }

        return left.Select((count, i) => (Asset: assets[i], Count: i == item ? count - 1 : count))
            .GroupBy(l => l.Asset, l => l.Count)
            .All(group => group.Sum() <= Room(group.Key));

        // So many of an asset fit into the rest without touching each other, what is on now, or the cycle's first.
        int Room(int asset) =>
            (rest - (asset == assets[item] ? 1 : 0) - (asset == first ? 1 : 0) + 1) / 2;
    }
}
