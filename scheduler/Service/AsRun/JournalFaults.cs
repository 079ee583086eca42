using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>What did not fit into a journal, and its holes.</summary>
public static class JournalFaults
{
    private const int Most = 1000;

    public static async Task<IReadOnlyList<JournalFaultView>> ListAsync(SignageDb db, CancellationToken stop)
    {
        var faults = await db.Set<JournalFault>().AsNoTracking().OrderByDescending(f => f.Id).Take(Most)
            .Select(f => new JournalFaultView(
                f.Kind, f.Endpoint, f.Player, f.Epoch, f.Sequence, f.Sequence, f.Reason, f.Received))
            .ToListAsync(stop);
        var ranges = await db.Set<StoredBatch>().AsNoTracking()
            .Select(b => new { b.Player, b.Endpoint, b.Epoch, b.First, b.Last, b.Received }).ToListAsync(stop);
        var gaps = ranges.GroupBy(r => (r.Player, r.Endpoint, r.Epoch)).SelectMany(g => Ranges
            .Gaps(g.Select(r => (r.First, r.Last)))
            .Select(gap => new JournalFaultView(
                "gap", g.Key.Endpoint, g.Key.Player, g.Key.Epoch, gap.First, gap.Last, "", g.Max(r => r.Received))));
        return [.. gaps, .. faults];
    }
}
