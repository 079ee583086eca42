using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Library;

/// <summary>Takes files in, resumably, and hands them to ingest.</summary>
public sealed class Uploads(SignageDb db, UploadFiles files, JobsByKey jobs, IClock time, Audit audit)
{
    public async Task<(Upload? Upload, Refusal? Refusal)> BeginAsync(
        NewUpload wanted, string uploader, CancellationToken stop)
    {
        var name = wanted.FileName.Split('/', '\\')[^1].Trim();
        var refusal = wanted switch
        {
            { Bytes: <= 0 } => new Refusal("upload-empty", "bytes"),
            { Bytes: > UploadLimits.MaxBytes } =>
                new Refusal("upload-too-large", "bytes", wanted.Bytes, UploadLimits.MaxBytes),
            { Title.Length: > UploadLimits.MaxTitle } => TooLong("title", wanted.Title!),
            { Topic.Length: > UploadLimits.MaxTitle } => TooLong("topic", wanted.Topic!),
            _ when name.Length is 0 or > UploadLimits.MaxFileName || name.Any(char.IsControl) =>
                new Refusal("upload-name", "fileName"),
            _ => null,
        };
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var upload = new Upload
        {
            Id = Ids.New("u"),
            FileName = name,
            Bytes = wanted.Bytes,
            Title = wanted.Title?.Trim() ?? "",
            Topic = wanted.Topic?.Trim() ?? "",
            Uploader = uploader,
            CreatedAt = time.GetCurrentInstant(),
        };
        db.Add(upload);
        audit.Add(db, "upload.begin", upload.Id, $"{name}, {wanted.Bytes} bytes");
        await db.SaveChangesAsync(stop);
        return (upload, null);
    }

    /// <summary>Makes the asset of a complete upload; a second call answers the same asset.</summary>
    public async Task<(string? Asset, Refusal? Refusal)> FinishAsync(
        Upload upload, string? sha256, CancellationToken stop)
    {
        if (upload.AssetId is not null)
        {
            return (upload.AssetId, null);
        }

        await using var file = files.TryOpen(upload.Id);
        if (file is null)
        {
            return (null, new Refusal("upload-busy"));
        }

        if (file.Length != upload.Bytes)
        {
            var extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["received"] = file.Length };
            return (null, new Refusal("upload-truncated", null, file.Length, upload.Bytes) { Extra = extra });
        }

        var hash = await files.HashOfAsync(upload.Id, file, stop);
        if (sha256 is not null && sha256 != hash)
        {
            file.SetLength(0);
            var extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["received"] = 0L };
            return (null, new Refusal("upload-hash", "sha256", hash, sha256) { Extra = extra });
        }

        var asset = AssetOf(upload, hash);
        upload.AssetId = asset.Id;
        db.Add(asset);
        audit.Add(db, "asset.create", asset.Id, $"{upload.FileName}, sha256 {hash}");
        await db.SaveChangesAsync(stop);
        IngestJob.Enqueue(jobs, asset.Id);
        return (asset.Id, null);
    }

    public async Task CancelAsync(Upload upload, CancellationToken stop)
    {
        db.Remove(upload);
        audit.Add(db, "upload.cancel", upload.Id);
        await db.SaveChangesAsync(stop);
        if (upload.AssetId is null)
        {
            files.Delete(upload.Id);
        }
    }

    public Task<Upload?> FindAsync(string id, CancellationToken stop) =>
        db.Set<Upload>().FirstOrDefaultAsync(u => u.Id == id, stop);

    private Asset AssetOf(Upload upload, string hash) => new()
    {
        Id = Ids.New("a"),
        Title = upload.Title,
        Topic = upload.Topic,
        Uploader = upload.Uploader,
        FileName = upload.FileName,
        SourceFile = upload.Id,
        SourceSha256 = hash,
        UploadedAt = time.GetCurrentInstant(),
    };

    private static Refusal TooLong(string field, string text) =>
        new("text-too-long", field, text.Length, UploadLimits.MaxTitle);
}
