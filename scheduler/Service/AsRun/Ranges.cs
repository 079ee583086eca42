using Signage.Content.Players;

namespace Signage.Scheduler.AsRun;

/// <summary>What the stored ranges of an epoch leave open.</summary>
internal static class Ranges
{
    /// <summary>The last sequence up to which nothing is missing; 0 for none.</summary>
    internal static long Contiguous(IEnumerable<(long First, long Last)> ranges)
    {
        var last = 0L;
        foreach (var range in ranges.OrderBy(r => r.First))
        {
            if (range.First > last + 1)
            {
                break;
            }

            last = Math.Max(last, range.Last);
        }

        return last;
    }

    /// <summary>Holes before the last stored sequence.</summary>
    internal static IReadOnlyList<SequenceGap> Gaps(IEnumerable<(long First, long Last)> ranges)
    {
        var (gaps, last) = (new List<SequenceGap>(), 0L);
        foreach (var range in ranges.OrderBy(r => r.First))
        {
            if (range.First > last + 1)
            {
                gaps.Add(new SequenceGap(last + 1, range.First - 1));
            }

            last = Math.Max(last, range.Last);
        }

        return gaps;
    }
}
