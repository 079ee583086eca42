using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;
using Place = Signage.Planning.Places.Endpoint;

namespace Signage.Scheduler.Takeovers;

/// <summary>Begins and releases takeovers.</summary>
public sealed class TakeoverDesk(
    SignageDb db, PlanInputs inputs, PlaylistStore playlists, InstallationKeys keys, IClock time, Audit audit,
    Doorbell doorbell)
{
    private const int MaxMinutes = 7 * 24 * 60;

    public async Task<(TakeoverView? Takeover, Refusal? Refusal)> BeginAsync(
        TakeoverRequest request, string by, CancellationToken stop)
    {
        var target = request.Target.ToTarget();
        if (target.NamesNothing || request.Minutes is < 1 or > MaxMinutes)
        {
            return (null, target.NamesNothing
                ? new Refusal("booking-target-empty", "target")
                : new Refusal("takeover-minutes", "minutes", MaxMinutes));
        }

        var asset = (await inputs.AssetsAsync(db, stop)).FirstOrDefault(a => a.Id == request.Asset);
        if (asset is not { State: PlanAssetState.Approved })
        {
            return (null, asset is null
                ? new Refusal("booking-asset-unknown", "asset", request.Asset)
                : new Refusal("takeover-not-approved", "asset", asset.Title));
        }

        var reached = (await inputs.EndpointsAsync(db, stop)).Where(target.Reaches).ToList();
        var able = reached.Where(e => e.LaneOf(asset.Kind) is not null && asset.RenditionFor(e) is not null).ToList();
        if (able.Count == 0)
        {
            return (null, reached.Count == 0
                ? new Refusal("booking-target-none", "target")
                : new Refusal("booking-cannot-play", "asset", asset.Title));
        }

        var from = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var takeover = new StoredTakeover
        {
            Id = Ids.New("t"), AssetId = asset.Id, By = by, From = from,
            Until = from + Duration.FromMinutes(request.Minutes),
        };
        await StoreAsync(takeover, asset, able, stop);
        await doorbell.RingAsync(RingTopic.Takeover, [.. able.Select(e => e.Id)], stop);
        return (ViewOf(takeover) with { Skipped = [.. reached.Except(able).Select(e => e.Id)] }, null);
    }

    public async Task<Refusal?> ReleaseAsync(string id, string by, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var takeover = await db.Set<StoredTakeover>().Include(t => t.Notes)
            .FirstOrDefaultAsync(t => t.Id == id && t.ReleasedAt == null, stop);
        if (takeover is null)
        {
            return new Refusal("not-found");
        }

        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var endpoints = takeover.Notes.Select(n => n.EndpointId).Distinct(StringComparer.Ordinal).ToList();
        var last = await LastAsync(endpoints, stop);
        var released = new List<string>();
        foreach (var note in takeover.Notes.ToList().Where(n => last[n.EndpointId] == n.Number))
        {
            takeover.Notes.Add(Sign(
                takeover.Id,
                new TakeoverNote(note.EndpointId, note.Number + 1, null, now, Instant.Max(now, takeover.Until))));
            released.Add(note.EndpointId);
        }

        takeover.ReleasedAt = now;
        audit.Add(db, "takeover.release", id, string.Join(' ', released), by);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        await doorbell.RingAsync(RingTopic.Takeover, released, stop);
        return null;
    }

    public async Task<IReadOnlyList<TakeoverView>> ListAsync(CancellationToken stop)
    {
        var all = await db.Set<StoredTakeover>().AsNoTracking().Include(t => t.Notes)
            .OrderByDescending(t => t.From).Take(200).ToListAsync(stop);
        return [.. all.Select(ViewOf)];
    }

    private async Task StoreAsync(StoredTakeover takeover, PlanAsset asset, List<Place> able, CancellationToken stop)
    {
        var made = new Dictionary<string, Sha256Hash>(StringComparer.Ordinal);
        foreach (var endpoint in able)
        {
            var playlist =
                TakeoverPlaylist.Make(asset, endpoint, new Interval(takeover.From, takeover.Until), takeover.Id);
            var bytes = playlist.ToBytes();
            made[endpoint.Id] = Sha256Hash.Of(bytes);
            await playlists.PutAsync(made[endpoint.Id], bytes, stop);
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var last = await LastAsync([.. able.Select(e => e.Id)], stop);
        foreach (var (endpoint, hash) in made)
        {
            takeover.Notes.Add(Sign(takeover.Id, new TakeoverNote(
                endpoint, last.GetValueOrDefault(endpoint) + 1, hash, takeover.From, takeover.Until)));
        }

        db.Add(takeover);
        audit.Add(db, "takeover.begin", takeover.Id, $"{asset.Id} on {string.Join(' ', made.Keys)}", takeover.By);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
    }

    private Task<Dictionary<string, long>> LastAsync(List<string> endpoints, CancellationToken stop) =>
        db.Set<StoredTakeoverNote>().Where(n => endpoints.Contains(n.EndpointId))
            .GroupBy(n => n.EndpointId).ToDictionaryAsync(g => g.Key, g => g.Max(n => n.Number), stop);

    private StoredTakeoverNote Sign(string takeover, TakeoverNote note) => new()
    {
        EndpointId = note.Endpoint,
        Number = note.Number,
        TakeoverId = takeover,
        Note = SignedNote.Sign(note.ToText(), keys.Scheduler).Whole,
    };

    private static TakeoverView ViewOf(StoredTakeover takeover) => new(
        takeover.Id, takeover.AssetId,
        [.. takeover.Notes.Select(n => n.EndpointId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [], takeover.From, takeover.Until, takeover.ReleasedAt, takeover.By);
}
