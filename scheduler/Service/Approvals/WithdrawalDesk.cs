using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>Takes an asset off every screen: one person is enough.</summary>
public sealed class WithdrawalDesk(
    SignageDb db, StopLists stops, Doorbell bell, PlanRequests plans, IClock time, Audit audit)
{
    private const int MaxReason = 500;

    public async Task<Refusal?> WithdrawAsync(string id, string reason, string me, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason)
        {
            return new Refusal("withdraw-reason", "reason", MaxReason);
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var asset = await db.Set<Asset>().Include(a => a.Renditions).FirstOrDefaultAsync(a => a.Id == id, stop);
        switch (asset?.State)
        {
            case null: return new Refusal("not-found");
            case AssetState.Withdrawn: return null;
            case AssetState.Refused: return new Refusal("withdraw-state");
        }

        foreach (var stopped in await TogetherAsync(asset, stop))
        {
            Stop(stopped, reason, me);
        }

        var number = await stops.SignNextAsync(stop);
        audit.Add(db, "stop.sign", $"{number}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        await bell.RingAsync(RingTopic.Stop, stop);
        plans.Request();
        return null;
    }

    private void Stop(Asset asset, string reason, string me)
    {
        asset.State = AssetState.Withdrawn;
        foreach (var rendition in asset.Renditions)
        {
            db.Add(new StopEntry
            {
                Sha256 = rendition.Sha256, AssetId = asset.Id, By = me, At = time.GetCurrentInstant(), Reason = reason,
            });
        }

        audit.Add(db, "asset.withdraw", asset.Id, reason);
    }

    /// <summary>The asset, and every other one that holds one of its files: a stopped file is stopped for
    /// all.</summary>
    private async Task<IReadOnlyList<Asset>> TogetherAsync(Asset asset, CancellationToken stop)
    {
        var files = asset.Renditions.Select(r => r.Sha256).ToList();
        var others = await db.Set<Asset>().Include(a => a.Renditions)
            .Where(a => a.Id != asset.Id && (a.State == AssetState.Approved || a.State == AssetState.AwaitingApproval)
                && a.Renditions.Any(r => files.Contains(r.Sha256)))
            .ToListAsync(stop);
        return [asset, .. others];
    }
}
