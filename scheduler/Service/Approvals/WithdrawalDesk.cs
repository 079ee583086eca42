using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Access;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>Takes an asset off every screen: one person is enough, and two lift it (<see cref="LiftDesk"/>).</summary>
public sealed class WithdrawalDesk(
    SignageDb db, StopLists stops, Doorbell bell, PlanRequests plans, IClock time, Audit audit)
{
    /// <summary>The roles that withdraw assets and lift a withdrawal.</summary>
    internal static readonly string[] May = [Roles.Operator, Roles.Reviewer, Roles.Admin];

    private const int MaxReason = 500;
    private static readonly string[] Playable = [AssetState.Approved, AssetState.AwaitingApproval];
    private static readonly string[] Withdrawn = [AssetState.Withdrawn];

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
            case AssetState.Refused: return new Refusal("withdraw-state");
        }

        // Whoever withdraws, even what is withdrawn already, does not want it lifted.
        var held = await SharedFiles.TogetherAsync(db, asset, Withdrawn, stop);
        await LiftDesk.DropAsync(db, audit, held, me, stop);
        if (asset.State != AssetState.Withdrawn)
        {
            await StopAsync(asset, reason, me, stop);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        await bell.RingAsync(RingTopic.Stop, stop);
        plans.Request();
        return null;
    }

    private async Task StopAsync(Asset asset, string reason, string me, CancellationToken stop)
    {
        foreach (var stopped in await SharedFiles.TogetherAsync(db, asset, Playable, stop))
        {
            stopped.State = AssetState.Withdrawn;
            db.AddRange(EntriesOf(stopped, reason, me));
            audit.Add(db, "asset.withdraw", stopped.Id, reason);
        }

        var number = await stops.SignNextAsync(stop);
        audit.Add(db, "stop.sign", $"{number}");
    }

    /// <summary>One of each file; one without a file where there is none yet, to tell who withdrew it.</summary>
    private IEnumerable<StopEntry> EntriesOf(Asset asset, string reason, string me) =>
        asset.Renditions.Select(r => r.Sha256).DefaultIfEmpty().Select(file => new StopEntry
        {
            Sha256 = file, AssetId = asset.Id, By = me, At = time.GetCurrentInstant(), Reason = reason,
        });
}
