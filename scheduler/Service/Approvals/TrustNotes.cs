using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>The trust notes that the administrator signed, and the keys that wait for the next one.</summary>
public sealed class TrustNotes(
    SignageDb db,
    InstallationKeys keys,
    ApprovalJudge judge,
    Doorbell bell,
    PlanRequests plans,
    IClock time,
    Audit audit)
{
    private static readonly Duration MostAhead = Duration.FromMinutes(10);

    /// <summary>The note that counts now, whole.</summary>
    public async Task<string> NoteAsync(CancellationToken stop) =>
        await db.Set<TrustNote>().AsNoTracking().OrderByDescending(n => n.Number).Select(n => n.Note).FirstAsync(stop);

    /// <summary>What it says.</summary>
    public async Task<Trust> CurrentAsync(CancellationToken stop) => Read(await NoteAsync(stop));

    public async Task<TrustView> ViewAsync(CancellationToken stop)
    {
        var note = await NoteAsync(stop);
        var trusted = Read(note).Reviewers.Select(k => k.Text).ToHashSet(StringComparer.Ordinal);
        var handedIn = await db.Set<ReviewerKey>().AsNoTracking().OrderBy(k => k.UserId).Select(k => k.Key)
            .ToListAsync(stop);
        return new TrustView(
            note, keys.Root.Text, keys.Scheduler.Verifier.Text, [.. handedIn.Where(k => !trusted.Contains(k))]);
    }

    /// <summary>Takes a reviewer's public key; it counts for nothing until the administrator signs it.</summary>
    public async Task<Refusal?> HandInAsync(string user, string written, CancellationToken stop)
    {
        if (!VerifierKey.TryParse(written.Trim(), out var key) || key.Name != user)
        {
            return new Refusal("reviewer-key", "key", user);
        }

        var others = await db.Set<ReviewerKey>().AsNoTracking().Where(k => k.UserId != user).Select(k => k.Key)
            .ToListAsync(stop);
        if (others.Exists(o => VerifierKey.TryParse(o, out var other) && other.SameKeyAs(key)))
        {
            return new Refusal("reviewer-key-shared", "key");
        }

        var held = await db.Set<ReviewerKey>().FirstOrDefaultAsync(k => k.UserId == user, stop);
        if (held is null)
        {
            db.Add(new ReviewerKey { UserId = user, Key = key.Text, At = time.GetCurrentInstant() });
        }
        else
        {
            (held.Key, held.At) = (key.Text, time.GetCurrentInstant());
        }

        audit.Add(db, "reviewer.key", user, key.Text);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Takes a new trust note, signed by the root key off this server.</summary>
    public async Task<Refusal?> ReplaceAsync(string whole, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var held = await CurrentAsync(stop);
        if (Trust.Accept(whole, keys.Root, held, out var trust) is { } reason)
        {
            return new Refusal($"trust-{reason.Code}", null, reason.Reason);
        }

        if (Check(trust!, held) is { } refusal)
        {
            return refusal;
        }

        db.Add(new TrustNote { Number = trust!.Number, StoredAt = time.GetCurrentInstant(), Note = whole });
        audit.Add(db, "trust.replace", $"{trust.Number}", string.Join(' ', trust.Reviewers.Select(r => r.Text)));
        await db.SaveChangesAsync(stop);
        await DropRemovedAsync(held, trust, stop);
        await judge.JudgeAllAsync(trust, stop);
        await change.CommitAsync(stop);
        await bell.RingAsync(RingTopic.Trust, stop);
        plans.Request();
        return null;
    }

    public async Task EnsureFirstAsync(RootKeyFile rootFile, CancellationToken stop)
    {
        if (await db.Set<TrustNote>().AnyAsync(stop))
        {
            return;
        }

        using var root = keys.OpenRoot(rootFile.Path) ?? throw new StartRefusedException(
            $"This installation has no trust note yet, and its root key is not in {rootFile.Path}. "
            + "Name its file with --root-key.");
        var now = time.GetCurrentInstant();
        var first = new Trust(1, now, [keys.Scheduler.Verifier], []);
        db.Add(new TrustNote { Number = 1, StoredAt = now, Note = SignedNote.Sign(first.ToText(), root).Whole });
        audit.Add(db, "trust.sign", "1", "first run");
        await db.SaveChangesAsync(stop);
    }

    /// <summary>A key that the administrator took out does not wait to be taken in again.</summary>
    private async Task DropRemovedAsync(Trust held, Trust trust, CancellationToken stop)
    {
        var removed = held.Reviewers.Where(k => !trust.Reviewers.Contains(k)).Select(k => k.Text).ToList();
        await db.Set<ReviewerKey>().Where(k => removed.Contains(k.Key)).ExecuteDeleteAsync(stop);
    }

    private Refusal? Check(Trust trust, Trust held)
    {
        if (trust.Number <= held.Number)
        {
            return new Refusal("trust-older", null, held.Number);
        }

        if (trust.Issued > time.GetCurrentInstant() + MostAhead)
        {
            return new Refusal("note-time", null, trust.Issued);
        }

        if (!trust.Schedulers.Any(k => k == keys.Scheduler.Verifier))
        {
            return new Refusal("trust-without-scheduler", null, keys.Scheduler.Verifier.Text);
        }

        // One person may have two keys, an old and a new one; two people may not have the same.
        return trust.Reviewers.Where((k, i) => trust.Reviewers.Take(i).Any(k.SameKeyAs)).Any()
            ? new Refusal("trust-shared-key")
            : null;
    }

    private static Trust Read(string whole) =>
        SignedNote.TryParse(whole, out var note) && Trust.TryRead(note.Text, out var trust, out _)
            ? trust
            : throw new InvalidOperationException("The stored trust note cannot be read.");
}
