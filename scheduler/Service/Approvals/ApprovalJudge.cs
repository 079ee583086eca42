using Microsoft.EntityFrameworkCore;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

/// <summary>Says whether an asset is approved, by the very rule that the players apply.</summary>
public sealed class ApprovalJudge(SignageDb db, Audit audit)
{
    /// <summary>True when each rendition has what it needs under this trust.</summary>
    public static bool IsApproved(Asset asset, IReadOnlyList<string> notes, Trust trust) =>
        asset.Renditions.Count > 0
        && asset.Renditions.All(r => ApprovalCheck.Check(Sha256Hash.Parse(r.Sha256), notes, trust) is null);

    /// <summary>Sets the state of every asset anew after a change of trust; part of the caller's transaction.</summary>
    public async Task JudgeAllAsync(Trust trust, CancellationToken stop)
    {
        var notes = (await db.Set<StoredApproval>().AsNoTracking().ToListAsync(stop))
            .ToLookup(a => a.AssetId, a => a.Note, StringComparer.Ordinal);
        var assets = await db.Set<Asset>().Include(a => a.Renditions)
            .Where(a => a.State == AssetState.Approved || a.State == AssetState.AwaitingApproval).ToListAsync(stop);
        foreach (var asset in assets)
        {
            var state = IsApproved(asset, [.. notes[asset.Id]], trust)
                ? AssetState.Approved
                : AssetState.AwaitingApproval;
            if (state != asset.State)
            {
                audit.Add(db, "asset.state", asset.Id, $"{asset.State} -> {state}, trust {trust.Number}");
                asset.State = state;
            }
        }

        await db.SaveChangesAsync(stop);
    }
}
