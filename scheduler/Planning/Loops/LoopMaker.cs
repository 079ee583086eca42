using NodaTime;
using Signage.Planning.Bookings;

namespace Signage.Planning.Loops;

/// <summary>
/// Merges the items of equal bookings into one cycle. Bookings are admitted from the oldest on; one that would make the
/// loop too full stays out.
/// </summary>
public static class LoopMaker
{
    private const int Whole = 1000;
    private static readonly Duration LongestCycle = Duration.FromHours(2);

    /// <param name="items">Items of bookings of one rank, the bookings in order of age.</param>
    /// <param name="seed">Decides which of equal claims comes first.</param>
    public static LoopPlan Make(IReadOnlyList<LoopItem> items, ulong seed)
    {
        if (items.Count > 0 && Check([], items, items[^1].Booking, out var all) is null)
        {
            return PlanOf(items, all, [], seed);
        }

        List<LoopItem> taken = [];
        var refused = new List<LoopRefusal>();
        IReadOnlyList<int> counts = [];
        foreach (var booking in items.GroupBy(i => i.Booking.Id))
        {
            List<LoopItem> wanted = [.. taken, .. booking];
            if (Check(taken, wanted, wanted[^1].Booking, out var fitting) is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }

            (taken, counts) = (wanted, fitting);
        }

        return PlanOf(taken, counts, refused, seed);
    }

    private static LoopPlan PlanOf(
        IReadOnlyList<LoopItem> items, IReadOnlyList<int> counts, IReadOnlyList<LoopRefusal> refused, ulong seed)
    {
        var campaign = items.Where(i => !i.Booking.Own).ToList();
        var own = campaign.Count > 0 && campaign.TrueForAll(i => i.Permille is not null)
            ? (int)(Whole - campaign.Sum(i => i.Permille ?? 0))
            : 0;
        return new LoopPlan(Order(items, counts, seed), own, refused);
    }

    private static LoopRefusal? Check(
        List<LoopItem> taken, IReadOnlyList<LoopItem> wanted, Booking booking, out IReadOnlyList<int> counts)
    {
        counts = [];
        var limit = LimitOf(wanted);
        var share = (booking.How as LoopHow)?.Share;
        var before = (int)taken.Sum(i => i.Permille ?? 0);
        var sum = wanted.Sum(i => i.Permille ?? 0);
        var refusal = new LoopRefusal(booking.Id, before, share, null, limit);
        if (sum > Whole || (sum == Whole && wanted.Any(i => i.Permille is null)))
        {
            return refusal;
        }

        var lengths = wanted.Select(i => i.LengthMs).ToList();
        if (lengths.Sum() > limit)
        {
            return refusal with { NeededMs = lengths.Sum() };
        }

        var shares = SharesOf(wanted);
        bool[] promised = [.. wanted.Select(i => i.Permille is not null)];
        if (CycleCounts.Choose(shares, lengths, limit, promised) is { } chosen)
        {
            counts = chosen;
            return null;
        }

        return refusal with { NeededMs = NeededBy(shares, lengths) };
    }

    private static long? NeededBy(IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths) =>
        CycleCounts.Choose(shares, lengths, long.MaxValue) is { } counts ? CycleCounts.CycleOf(counts, lengths) : null;

    private static long LimitOf(IReadOnlyList<LoopItem> items)
    {
        var own = items.Select(i => (i.Booking.How as LoopHow)?.Cycle).OfType<Duration>().DefaultIfEmpty(LongestCycle)
            .Min();
        return (long)own.TotalMilliseconds;
    }

    /// <summary>
    /// Items without a share divide what is left so that each gets turns by its weight. Where all have a share and
    /// something is left, all grow alike: a screen does not stay empty.
    /// </summary>
    public static IReadOnlyList<decimal> SharesOf(IReadOnlyList<LoopItem> items)
    {
        var claimed = items.Sum(i => i.Permille ?? 0);
        var unclaimed = items.Where(i => i.Permille is null).Sum(i => i.Weight * i.LengthMs);
        return [.. items.Select(i => (i.Permille, unclaimed) switch
        {
            (null, _) => (Whole - claimed) / Whole * i.Weight * i.LengthMs / unclaimed,
            ({ } permille, 0) => permille / claimed,
            ({ } permille, _) => permille / Whole,
        })];
    }

    private static IReadOnlyList<LoopItem> Order(
        IReadOnlyList<LoopItem> items, IReadOnlyList<int> counts, ulong seed)
    {
        var assets = Numbers(items.Select(i => i.Asset.Id));
        var topics = Numbers(items.Select(i => i.Asset.Topic).OfType<string>());
        var order = LoopOrder.Spread([.. items.Select((item, i) => new LoopClaim(
            counts[i],
            assets[item.Asset.Id],
            item.Asset.Topic is { Length: > 0 } topic ? topics[topic] : null,
            TieOf(seed, item)))]);
        return [.. order.Select(i => items[i])];
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            numbers.TryAdd(name, numbers.Count);
        }

        return numbers;
    }

    /// <summary>FNV-1a over the seed and the names: which of equals comes first is chance, but always the
    /// same.</summary>
    private static uint TieOf(ulong seed, LoopItem item)
    {
        const uint prime = 16_777_619;
        var tie = unchecked(2_166_136_261 ^ (uint)seed ^ (uint)(seed >> 32));
        foreach (var letter in item.Booking.Id)
        {
            tie = unchecked((tie ^ letter) * prime);
        }

        tie = unchecked((tie ^ '/') * prime);
        foreach (var letter in item.Asset.Id)
        {
            tie = unchecked((tie ^ letter) * prime);
        }

        return tie;
    }
}
