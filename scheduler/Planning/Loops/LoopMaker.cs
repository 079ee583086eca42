using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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
        var taken = new List<LoopItem>();
        var refused = new List<LoopRefusal>();
        IReadOnlyList<int> counts = [];
        foreach (var booking in items.GroupBy(i => i.Booking.Id))
        {
            List<LoopItem> wanted = [.. taken, .. booking];
            if (Check(taken, wanted, booking.First().Booking, out var fitting) is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }

            (taken, counts) = (wanted, fitting);
        }

        var own = taken.All(i => i.Permille is not null) ? (int)(Whole - taken.Sum(i => i.Permille ?? 0)) : 0;
        return new LoopPlan(Order(taken, counts, seed), taken.Count == 0 ? 0 : own, refused);
    }

    private static LoopRefusal? Check(
        List<LoopItem> taken, List<LoopItem> wanted, Booking booking, out IReadOnlyList<int> counts)
    {
        counts = [];
        var limit = LimitOf(wanted);
        var share = ((LoopHow)booking.How).Share;
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
        if (CycleCounts.Choose(shares, lengths, limit) is { } chosen)
        {
            counts = chosen;
            return null;
        }

        return refusal with { NeededMs = NeededBy(shares, lengths) };
    }

    private static long? NeededBy(IReadOnlyList<decimal> shares, IReadOnlyList<long> lengths) =>
        CycleCounts.Choose(shares, lengths, long.MaxValue) is { } counts ? CycleCounts.CycleOf(counts, lengths) : null;

    private static long LimitOf(List<LoopItem> items)
    {
        var own = items.Select(i => ((LoopHow)i.Booking.How).Cycle).OfType<Duration>().DefaultIfEmpty(LongestCycle)
            .Min();
        return (long)own.TotalMilliseconds;
    }

    /// <summary>
    /// Items without a share divide what is left so that each gets the same number of turns. Where all have a share and
    /// something is left, all grow alike: a screen does not stay empty.
    /// </summary>
    public static IReadOnlyList<decimal> SharesOf(IReadOnlyList<LoopItem> items)
    {
        var claimed = items.Sum(i => i.Permille ?? 0);
        var unclaimed = items.Where(i => i.Permille is null).Sum(i => i.LengthMs);
        return [.. items.Select(i => (i.Permille, unclaimed) switch
        {
            (null, _) => (Whole - claimed) / Whole * i.LengthMs / unclaimed,
            ({ } permille, 0) => permille / claimed,
            ({ } permille, _) => permille / Whole,
        })];
    }

    private static IReadOnlyList<LoopItem> Order(List<LoopItem> items, IReadOnlyList<int> counts, ulong seed)
    {
        var assets = items.Select(i => i.Asset.Id).Distinct(StringComparer.Ordinal).ToList();
        var order = LoopOrder.Spread(
            counts,
            [.. items.Select(i => assets.IndexOf(i.Asset.Id))],
            [.. items.Select(i => TieOf(seed, $"{i.Booking.Id}/{i.Asset.Id}"))]);
        return [.. order.Select(i => items[i])];
    }

    private static uint TieOf(ulong seed, string item) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{item}")));
}
