using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Signage.Content.Text;
using Signage.Scheduler.Ffmpeg;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>
/// Turns an upload into the files that players play. Everything is made in a work folder; the database learns of it
/// in one transaction at the end, so that an ingest that breaks off leaves the asset as it was.
/// </summary>
public sealed class Ingest(
    IDbContextFactory<SignageDb> databases, DataFolder folder, UploadFiles uploads, MediaStore media, Audit audit)
{
    private const int Whole = 1000;

    public async Task RunAsync(string id, CancellationToken stop)
    {
        var asset = await ReadAsync(id, stop);
        if (asset is not { State: AssetState.Ingesting, SourceFile: { } source })
        {
            return;
        }

        using var work = new WorkFolder(folder, id);
        await using var progress = new IngestProgress(databases, id);
        var facts = await MediaProbe.ProbeAsync(uploads.PathOf(source), stop);
        var job = new IngestInput(uploads.PathOf(source), asset.FileName, facts, work, progress);
        var (result, refusal) = await MakeAsync(job, stop);
        if (refusal is not null)
        {
            await RefuseAsync(id, refusal, stop);
            return;
        }

        await StoreAsync(id, facts, result!, stop);
    }

    /// <summary>Ends the ingest without an asset that could be approved; the upload's file goes.</summary>
    public async Task RefuseAsync(string id, IngestRefusal refusal, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var asset = await db.Set<Asset>().FirstAsync(a => a.Id == id, stop);
        if (asset.State != AssetState.Ingesting)
        {
            return;
        }

        asset.State = AssetState.Refused;
        asset.RefusalCode = refusal.Code;
        asset.RefusalArgsJson = JsonSerializer.Serialize(refusal.Args, WireJson.Options);
        asset.Title = asset.Title.Length > 0 ? asset.Title : TitleTag.Choose(null, asset.FileName);
        audit.Add(db, "asset.refuse", id, refusal.Code, Audit.Scheduler);
        await db.SaveChangesAsync(stop);
        if (asset.SourceFile is { } source)
        {
            uploads.Delete(source);
        }
    }

    private static Task<(IngestResult? Result, IngestRefusal? Refusal)> MakeAsync(
        IngestInput input, CancellationToken stop) =>
        input.Facts switch
        {
            null => Refused("not-media"),
            { Picture: { Width: > UploadLimits.MaxSide } or { Height: > UploadLimits.MaxSide } } p =>
                Refused("picture-too-large", p.Picture!.Width, p.Picture.Height, UploadLimits.MaxSide),
            { Picture: { Width: < 2 } or { Height: < 2 } } => Refused("undecodable"),
            { IsStill: true, Picture: not null } => ImageIngest.RunAsync(input, stop),
            { Picture: not null } => VideoIngest.RunAsync(input, stop),
            { Sound: not null } when FileNames.SaysVideo(input.FileName) => Refused("video-without-pictures"),
            { Sound: not null } => SoundIngest.RunAsync(input, stop),
            _ => Refused("not-media"),
        };

    private static Task<(IngestResult? Result, IngestRefusal? Refusal)> Refused(string code, params object[] args) =>
        Task.FromResult<(IngestResult?, IngestRefusal?)>((null, new IngestRefusal(code, args)));

    private async Task<Asset?> ReadAsync(string id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Asset>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, stop);
    }

    private async Task StoreAsync(string id, MediaFacts? facts, IngestResult result, CancellationToken stop)
    {
        var stored = new List<Rendition>();
        foreach (var file in result.Files)
        {
            stored.Add(await StoreFileAsync(id, file, stop));
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        var asset = await db.Set<Asset>().Include(a => a.Renditions).FirstAsync(a => a.Id == id, stop);
        if (asset.State != AssetState.Ingesting)
        {
            return;
        }

        asset.Renditions.Clear();
        asset.Renditions.AddRange(stored.DistinctBy(r => r.Sha256, StringComparer.Ordinal));
        asset.Kind = result.Kind;
        asset.LengthMs = result.LengthMs;
        asset.Title = asset.Title.Length > 0 ? asset.Title : TitleTag.Choose(facts?.Title, asset.FileName);
        asset.LoudnessLufs = result.Sound?.Lufs;
        asset.LoudnessRangeLu = result.Sound?.RangeLu;
        asset.TruePeakDbtp = result.Sound?.PeakDbtp;
        asset.WarningsJson = JsonSerializer.Serialize(result.Warnings, WireJson.Options);
        asset.Poster = KeepPoster(id, result.Poster);
        asset.Progress = Whole;
        asset.State = AssetState.AwaitingApproval;
        audit.Add(db, "asset.ingest", id, string.Join(' ', stored.Select(r => r.Sha256)), Audit.Scheduler);
        await db.SaveChangesAsync(stop);
    }

    private async Task<Rendition> StoreFileAsync(string id, MadeFile file, CancellationToken stop) => new()
    {
        AssetId = id,
        Bytes = new FileInfo(file.Path).Length,
        Sha256 = await media.StoreAsync(file.Path, stop),
        Type = file.Type,
        Use = file.Use,
        Width = file.Width,
        Height = file.Height,
        LengthMs = file.LengthMs,
        Frames = file.Frames,
        Samples = file.Samples,
    };

    private string? KeepPoster(string id, string? poster)
    {
        if (poster is null)
        {
            return null;
        }

        var name = $"{id}.jpg";
        File.Move(poster, Path.Combine(folder.Posters, name), overwrite: true);
        return name;
    }
}
