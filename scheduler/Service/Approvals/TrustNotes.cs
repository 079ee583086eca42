using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Proof;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

/// <summary>The trust notes that the administrator signed.</summary>
public sealed class TrustNotes(SignageDb db, InstallationKeys keys, IClock time, Audit audit)
{
    /// <summary>The note that counts now, whole.</summary>
    public async Task<string> NoteAsync(CancellationToken stop) =>
        await db.Set<TrustNote>().AsNoTracking().OrderByDescending(n => n.Number).Select(n => n.Note).FirstAsync(stop);

    /// <summary>What it says.</summary>
    public async Task<Trust> CurrentAsync(CancellationToken stop) => Read(await NoteAsync(stop));

    public async Task EnsureFirstAsync(RootKeyFile rootFile, CancellationToken stop)
    {
        if (await db.Set<TrustNote>().AnyAsync(stop))
        {
            return;
        }

        using var root = keys.OpenRoot(rootFile.Path) ?? throw new StartRefusedException(
            $"This installation has no trust note yet, and its root key is not in {rootFile.Path}. Name its file with --root-key.");
        var now = time.GetCurrentInstant();
        var first = new Trust(1, now, [keys.Scheduler.Verifier], []);
        db.Add(new TrustNote { Number = 1, StoredAt = now, Note = SignedNote.Sign(first.ToText(), root).Whole });
        audit.Add(db, "trust.sign", "1", "first run");
        await db.SaveChangesAsync(stop);
    }

    private static Trust Read(string whole) =>
        SignedNote.TryParse(whole, out var note) && Trust.TryRead(note.Text, out var trust, out _)
            ? trust
            : throw new InvalidOperationException("The stored trust note cannot be read.");
}
