using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Access;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Jobs;

/// <summary>
/// Clears away what nobody will ask for again, and takes up an ingest whose job was lost between two commits.
/// </summary>
public sealed class SweepJob(
    IDbContextFactory<SignageDb> dbs, UploadFiles files, DataFolder folder, JobsByKey jobs, Audit audit, IClock time)
    : RetriedJob
{
    /// <summary>An upload that nobody has added to for so long is given up.</summary>
    public static readonly Duration Abandoned = Duration.FromDays(7);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await ResumeIngestsAsync(db, stop);
        await ClearUploadsAsync(db, stop);
        await ClearWorkAsync(db, stop);
        var now = time.GetCurrentInstant();
        await db.Set<SignInLink>().Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(stop);
        await db.Set<StoredPairing>().Where(p => p.Expires < now && p.UsedAt == null).ExecuteDeleteAsync(stop);
    }

    private async Task ResumeIngestsAsync(SignageDb db, CancellationToken stop)
    {
        foreach (var id in await IngestingAsync(db, stop))
        {
            IngestJob.Enqueue(jobs, id);
        }
    }

    private async Task ClearUploadsAsync(SignageDb db, CancellationToken stop)
    {
        var border = time.GetCurrentInstant() - Abandoned;
        foreach (var upload in await db.Set<Upload>().Where(u => u.AssetId == null && u.CreatedAt < border)
            .ToListAsync(stop))
        {
            if (files.LastTouched(upload.Id) is { } touched && touched >= border)
            {
                continue;
            }

            db.Remove(upload);
            audit.Add(db, "upload.abandon", upload.Id, upload.FileName, Audit.Scheduler);
            await db.SaveChangesAsync(stop);
            files.Delete(upload.Id);
        }
    }

    private async Task ClearWorkAsync(SignageDb db, CancellationToken stop)
    {
        var busy = (await IngestingAsync(db, stop)).ToHashSet(StringComparer.Ordinal);
        foreach (var left in WorkFolder.All(folder).Where(id => !busy.Contains(id)))
        {
            WorkFolder.Delete(folder, left);
        }
    }

    private static Task<List<string>> IngestingAsync(SignageDb db, CancellationToken stop) =>
        db.Set<Asset>().Where(a => a.State == AssetState.Ingesting).Select(a => a.Id).ToListAsync(stop);
}
