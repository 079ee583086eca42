using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

/// <summary>Reads what is stopped, for people.</summary>
public sealed class StopViews(SignageDb db)
{
    public async Task<IReadOnlyDictionary<string, StopView>> OfAssetsAsync(
        IReadOnlyList<string> assets, CancellationToken stop)
    {
        var entries = await db.Set<StopEntry>().AsNoTracking()
            .Where(e => e.AssetId != null && assets.Contains(e.AssetId)).ToListAsync(stop);
        var lifts = await db.Set<LiftProposal>().AsNoTracking().Where(p => p.AssetId != null).ToListAsync(stop);
        return ViewsOf(entries, e => e.AssetId!, lifts.ToLookup(p => p.AssetId!, StringComparer.Ordinal));
    }

    public async Task<IReadOnlyDictionary<string, StopView>> OfEndpointsAsync(CancellationToken stop)
    {
        var entries = await db.Set<StopEntry>().AsNoTracking().Where(e => e.Endpoint != null).ToListAsync(stop);
        var lifts = await db.Set<LiftProposal>().AsNoTracking().Where(p => p.Endpoint != null).ToListAsync(stop);
        return ViewsOf(entries, e => e.Endpoint!, lifts.ToLookup(p => p.Endpoint!, StringComparer.Ordinal));
    }

    private static Dictionary<string, StopView> ViewsOf(
        IEnumerable<StopEntry> entries, Func<StopEntry, string> subject, ILookup<string, LiftProposal> lifts) =>
        entries.GroupBy(subject, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.MaxBy(e => e.Id) is { } e
                ? new StopView(e.By, e.At, e.Reason, e.ByVenue, LiftOf(lifts[g.Key].FirstOrDefault()))
                : throw new InvalidOperationException("A group is never empty."),
            StringComparer.Ordinal);

    private static LiftView? LiftOf(LiftProposal? lift) =>
        lift is null ? null : new LiftView(lift.By, lift.At, lift.Reason);
}
