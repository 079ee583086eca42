using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>
/// Brings a withdrawn asset back: one person withdraws, two different ones lift. Either of the two may be the one who
/// withdrew it; what it comes back to is what its approvals say.
/// </summary>
public sealed class LiftDesk(
    SignageDb db, StopLists stops, TrustNotes trusts, Doorbell bell, PlanRequests plans, JobsByKey jobs, IClock time,
    Audit audit)
{
    internal const int MaxReason = 500;
    private static readonly string[] Withdrawn = [AssetState.Withdrawn];

    /// <summary>The first call proposes, that of a second person lifts.</summary>
    /// <returns>Whether it is lifted now.</returns>
    public async Task<(bool Lifted, Refusal? Refusal)> LiftAsync(
        string id, string? reason, string me, CancellationToken stop)
    {
        if (reason?.Length > MaxReason)
        {
            return (false, new Refusal("text-too-long", "reason", reason.Length, MaxReason));
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var (together, refusal) = await FindAsync(id, stop);
        if (refusal is not null)
        {
            return (false, refusal);
        }

        var proposals = await ProposalsAsync(db, together, stop);
        if (proposals.Find(p => p.By == me) is { } mine)
        {
            return (false, SamePerson(mine));
        }

        if (proposals.Count == 0)
        {
            Propose(together, reason, me);
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return (false, null);
        }

        await FreeAsync(together, proposals, reason, me, stop);
        await change.CommitAsync(stop);
        await bell.RingAsync(RingTopic.Stop, stop);
        plans.Request();
        foreach (var asset in together.Where(a => a.State == AssetState.Ingesting))
        {
            IngestJob.Enqueue(jobs, asset.Id);
        }

        return (true, null);
    }

    /// <summary>Takes a proposal back: as with a stop, one person is enough.</summary>
    public async Task<Refusal?> DropAsync(string id, string me, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var (together, refusal) = await FindAsync(id, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        await DropAsync(db, audit, together, me, stop);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return null;
    }

    /// <summary>Drops what was proposed for these assets; part of the caller's transaction.</summary>
    internal static async Task DropAsync(
        SignageDb db, Audit audit, IReadOnlyList<Asset> assets, string me, CancellationToken stop)
    {
        foreach (var proposal in await ProposalsAsync(db, assets, stop))
        {
            db.Remove(proposal);
            audit.Add(db, "lift.drop", proposal.AssetId!, $"proposed by {proposal.By}", me);
        }
    }

    internal static Refusal SamePerson(LiftProposal mine) => new("lift-same-person", null, mine.By, mine.At);

    private static Task<List<LiftProposal>> ProposalsAsync(
        SignageDb db, IReadOnlyList<Asset> assets, CancellationToken stop)
    {
        var ids = assets.Select(a => a.Id).ToList();
        return db.Set<LiftProposal>().Where(p => p.AssetId != null && ids.Contains(p.AssetId)).ToListAsync(stop);
    }

    private async Task<(IReadOnlyList<Asset> Together, Refusal? Refusal)> FindAsync(string id, CancellationToken stop)
    {
        var asset = await db.Set<Asset>().Include(a => a.Renditions).FirstOrDefaultAsync(a => a.Id == id, stop);
        return asset?.State switch
        {
            null => ([], new Refusal("not-found")),
            AssetState.Withdrawn => (await SharedFiles.TogetherAsync(db, asset, Withdrawn, stop), null),
            _ => ([], new Refusal("lift-state")),
        };
    }

    private void Propose(IReadOnlyList<Asset> together, string? reason, string me)
    {
        foreach (var asset in together)
        {
            db.Add(new LiftProposal
            {
                AssetId = asset.Id, By = me, At = time.GetCurrentInstant(), Reason = reason?.Trim() ?? "",
            });
            audit.Add(db, "lift.propose", asset.Id, reason?.Trim() ?? "", me);
        }
    }

    private async Task FreeAsync(
        IReadOnlyList<Asset> together, List<LiftProposal> proposals, string? reason, string me, CancellationToken stop)
    {
        var ids = together.Select(a => a.Id).ToList();
        await db.Set<StopEntry>().Where(e => e.AssetId != null && ids.Contains(e.AssetId)).ExecuteDeleteAsync(stop);
        var trust = await trusts.CurrentAsync(stop);
        foreach (var asset in together)
        {
            var notes = await db.Set<StoredApproval>().AsNoTracking().Where(a => a.AssetId == asset.Id)
                .Select(a => a.Note).ToListAsync(stop);
            asset.State = asset.Renditions.Count == 0 ? AssetState.Ingesting
                : ApprovalJudge.IsApproved(asset, notes, trust) ? AssetState.Approved
                : AssetState.AwaitingApproval;
            audit.Add(
                db, "asset.lift", asset.Id, $"{asset.State}; proposed by {proposals[0].By}; {reason?.Trim()}", me);
        }

        db.RemoveRange(proposals);
        var number = await stops.SignNextAsync(stop);
        audit.Add(db, "stop.sign", $"{number}");
        await db.SaveChangesAsync(stop);
    }
}
