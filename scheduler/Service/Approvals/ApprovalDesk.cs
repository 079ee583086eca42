using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>Takes signed approvals. The reviewer's key never comes here; the note is judged as a player
/// would.</summary>
public sealed class ApprovalDesk(
    SignageDb db, TrustNotes trusts, StopLists stops, Doorbell bell, PlanRequests plans, IClock time, Audit audit)
{
    private static readonly Duration Slack = Duration.FromMinutes(10);

    /// <summary>The text that this reviewer is to sign now.</summary>
    public async Task<(string? Text, Refusal? Refusal)> TextAsync(string id, string reviewer, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is not { } asset)
        {
            return (null, new Refusal("not-found"));
        }

        if (asset.State != AssetState.AwaitingApproval)
        {
            return (null, new Refusal("approval-state"));
        }

        var approval = new Approval(asset.Id, asset.Uploader, reviewer, time.GetCurrentInstant(), HashesOf(asset));
        return reviewer == asset.Uploader ? (null, new Refusal("approval-uploader")) : (approval.ToText(), null);
    }

    /// <summary>Stores an approval; the one that completes the asset releases it to the plan.</summary>
    public async Task<Refusal?> ApproveAsync(string id, string whole, string me, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        if (await FindAsync(id, stop) is not { } asset)
        {
            return new Refusal("not-found");
        }

        var trust = await trusts.CurrentAsync(stop);
        var held = await db.Set<StoredApproval>().Where(a => a.AssetId == id).ToListAsync(stop);
        var refusal = Judge(asset, whole, me, trust) ?? await JudgeStandingAsync(asset, held, me, trust, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        if (held.Find(a => a.Reviewer == me) is { } stale)
        {
            db.Remove(stale);
            held.Remove(stale);
            await db.SaveChangesAsync(stop);
        }

        db.Add(new StoredApproval { AssetId = id, Reviewer = me, At = time.GetCurrentInstant(), Note = whole });
        audit.Add(db, "asset.approve", id, me);
        var approved = ApprovalJudge.IsApproved(asset, [.. held.Select(a => a.Note), whole], trust);
        asset.State = approved ? AssetState.Approved : asset.State;
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        if (approved)
        {
            plans.Request();
            await bell.RingAsync(RingTopic.Order, stop);
        }

        return null;
    }

    /// <summary>The approvals of every asset that this file belongs to.</summary>
    public async Task<ApprovalNotes> NotesOfAsync(string sha256, CancellationToken stop) => new(
        await db.Set<StoredApproval>().AsNoTracking()
            .Where(a => db.Set<Rendition>().Any(r => r.Sha256 == sha256 && r.AssetId == a.AssetId))
            .OrderBy(a => a.At).Select(a => a.Note).ToListAsync(stop));

    private Refusal? Judge(Asset asset, string whole, string me, Trust trust)
    {
        if (!SignedNote.TryParse(whole, out var note))
        {
            return new Refusal("approval-unreadable", null, "not a signed note");
        }

        if (!Approval.TryRead(note.Text, out var approval, out var reason))
        {
            return new Refusal("approval-unreadable", null, reason);
        }

        var now = time.GetCurrentInstant();
        return approval switch
        {
            _ when approval.Asset != asset.Id || approval.Uploader != asset.Uploader =>
                new Refusal("approval-other-asset", null, approval.Asset),
            _ when approval.Reviewer != me => new Refusal("approval-reviewer", null, approval.Reviewer, me),
            _ when me == asset.Uploader => new Refusal("approval-uploader"),
            _ when trust.ReviewerOf(note)?.Name != me => new Refusal("approval-stranger", null, me),
            _ when !approval.Renditions.SequenceEqual(HashesOf(asset)) => new Refusal("approval-renditions"),
            _ when approval.Time > now + Slack || approval.Time < asset.UploadedAt - Slack =>
                new Refusal("note-time", null, approval.Time),
            _ => null,
        };
    }

    private async Task<Refusal?> JudgeStandingAsync(
        Asset asset, IReadOnlyList<StoredApproval> held, string me, Trust trust, CancellationToken stop)
    {
        if (asset.State is not (AssetState.AwaitingApproval or AssetState.Approved))
        {
            return new Refusal("approval-state");
        }

        var mine = held.FirstOrDefault(a => a.Reviewer == me);
        if (mine is not null && ApprovalCheck.CheckOne(HashesOf(asset)[0], mine.Note, trust, out _, out _) is null)
        {
            return new Refusal("approval-twice");
        }

        if (asset.State != AssetState.AwaitingApproval)
        {
            return new Refusal("approval-state");
        }

        return await stops.FirstStoppedAsync(asset, stop) is { } file ? new Refusal("file-stopped", null, file) : null;
    }

    private Task<Asset?> FindAsync(string id, CancellationToken stop) =>
        db.Set<Asset>().Include(a => a.Renditions).FirstOrDefaultAsync(a => a.Id == id, stop);

    private static IReadOnlyList<Sha256Hash> HashesOf(Asset asset) =>
        [.. asset.Renditions.Select(r => Sha256Hash.Parse(r.Sha256)).Order()];
}
