using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Signage.Content.Text;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Library;

/// <summary>Reads assets for people.</summary>
public sealed class AssetViews(SignageDb db, JobBoard board, StopViews stops)
{
    private const int Most = 1000;

    public async Task<AssetView?> FindAsync(string id, string language, CancellationToken stop) =>
        await ReadAsync(db.Set<Asset>().Where(a => a.Id == id), language, stop) is [var one] ? one : null;

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<AssetView>> ListAsync(
        string? state, string? kind, string? topic, string language, CancellationToken stop) =>
        ReadAsync(
            db.Set<Asset>().Where(a => (state == null || a.State == state) && (kind == null || a.Kind == kind)
                && (topic == null || a.Topic == topic))
                .OrderByDescending(a => a.UploadedAt).ThenBy(a => a.Id).Take(Most),
            language,
            stop);

    private async Task<IReadOnlyList<AssetView>> ReadAsync(
        IQueryable<Asset> wanted, string language, CancellationToken stop)
    {
        var assets = await wanted.AsNoTracking().Include(a => a.Renditions).ToListAsync(stop);
        var ids = assets.Select(a => a.Id).ToList();
        var approvals = await db.Set<StoredApproval>().AsNoTracking().Where(a => ids.Contains(a.AssetId))
            .OrderBy(a => a.At).ToListAsync(stop);
        var byAsset = approvals.ToLookup(a => a.AssetId, StringComparer.Ordinal);
        var stopped = await stops.OfAssetsAsync(ids, stop);
        return [.. assets.Select(a => View(a, byAsset[a.Id], stopped.GetValueOrDefault(a.Id), language))];
    }

    private AssetView View(Asset a, IEnumerable<StoredApproval> approvals, StopView? stop, string language) => new(
        a.Id,
        a.Title.Length > 0 ? a.Title : a.FileName,
        a.Kind,
        a.Topic,
        a.Uploader,
        a.UploadedAt,
        a.FileName,
        a.State,
        a.Progress,
        a.LengthMs,
        a.LoudnessLufs,
        a.LoudnessRangeLu,
        a.TruePeakDbtp,
        [.. Warnings(a).Select(w => new CodeText(w.Code, MessageTexts.Detail(w.Code, language, w.Args)))],
        a.RefusalCode is { } code
            ? new CodeText(code, MessageTexts.Detail(code, language, Args(a.RefusalArgsJson)))
            : null,
        a.State == AssetState.Ingesting ? board.Find(IngestJob.KeyOf(a.Id), language) : null,
        [.. a.Renditions.OrderBy(r => r.Use, StringComparer.Ordinal).ThenBy(r => r.Width).Select(View)],
        [.. approvals.Select(p => new ApprovalView(p.Reviewer, p.At))],
        a.Poster is null ? null : $"/api/v1/assets/{a.Id}/poster",
        stop);

    private static RenditionView View(Rendition r) =>
        new(r.Sha256, r.Type, r.Bytes, r.Width, r.Height, r.LengthMs, r.Frames, r.Samples, r.Use);

    private static List<AssetWarning> Warnings(Asset asset) =>
        JsonSerializer.Deserialize<List<AssetWarning>>(asset.WarningsJson, WireJson.Lenient) ?? [];

    private static object[] Args(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<object[]>(json, WireJson.Lenient) ?? [];
}
