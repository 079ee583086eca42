using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

/// <summary>The signed lists of everything that must not be shown; each replaces the one before.</summary>
public sealed class StopLists(SignageDb db, InstallationKeys keys, IClock time)
{
    /// <summary>The note that counts now, whole; null while nothing was ever stopped.</summary>
    public Task<string?> NoteAsync(CancellationToken stop) =>
        db.Set<StopListNote>().AsNoTracking().OrderByDescending(n => n.Number).Select(n => n.Note)
            .FirstOrDefaultAsync(stop);

    /// <summary>The first of the asset's files that is stopped.</summary>
    public Task<string?> FirstStoppedAsync(Asset asset, CancellationToken stop)
    {
        var files = asset.Renditions.Select(r => r.Sha256).ToList();
        return db.Set<StopEntry>().Where(e => e.Sha256 != null && files.Contains(e.Sha256))
            .Select(e => e.Sha256).FirstOrDefaultAsync(stop);
    }

    /// <summary>Signs the next list over the entries as they stand; part of the caller's transaction.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> SignNextAsync(CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var entries = await db.Set<StopEntry>().AsNoTracking().ToListAsync(stop);
        var number = 1 + (await db.Set<StopListNote>().MaxAsync(n => (long?)n.Number, stop) ?? 0);
        var now = time.GetCurrentInstant();
        var files = new Dictionary<Sha256Hash, string>();
        foreach (var entry in entries.Where(e => e.Sha256 is not null))
        {
            files.TryAdd(Sha256Hash.Parse(entry.Sha256!), entry.AssetId!);
        }

        var endpoints = entries.Where(e => e.Endpoint is not null).Select(e => e.Endpoint!)
            .ToHashSet(StringComparer.Ordinal);
        var list = new StopList(number, now, files, endpoints);
        var note = SignedNote.Sign(list.ToText(), keys.Scheduler);
        db.Add(new StopListNote { Number = number, Issued = now, Note = note.Whole });
        await db.SaveChangesAsync(stop);
        return number;
    }
}
