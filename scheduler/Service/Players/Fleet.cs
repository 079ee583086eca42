using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Players;

/// <summary>Every endpoint with what is known of it now.</summary>
public sealed class Fleet(SignageDb db, Presences presences, StopViews stops, LastProofs proofs, IClock time)
{
    public async Task<IReadOnlyList<EndpointView>> ViewAsync(Scope scope, CancellationToken stop)
    {
        var endpoints = await scope.Narrow(db.Set<StoredEndpoint>().AsNoTracking().Include(e => e.Venue))
            .OrderBy(e => e.VenueId).ThenBy(e => e.Id).ToListAsync(stop);
        var players = await db.Set<StoredPlayer>().AsNoTracking().Where(p => p.RevokedAt == null).ToListAsync(stop);
        var byEndpoint = players.GroupBy(p => p.EndpointId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.PairedAt)!, StringComparer.Ordinal);
        var stopped = await stops.OfEndpointsAsync(stop);
        var now = time.GetCurrentInstant();
        return [.. endpoints.Select(e =>
            ViewOf(e, byEndpoint.GetValueOrDefault(e.Id), presences.Of(e.Id), stopped.GetValueOrDefault(e.Id), now))];
    }

    /// <summary>Every player that was ever paired, by endpoint.</summary>
    public async Task<IReadOnlyList<PlayerView>> PlayersAsync(CancellationToken stop)
    {
        var now = time.GetCurrentInstant();
        var players = await db.Set<StoredPlayer>().AsNoTracking().OrderBy(p => p.EndpointId).ThenBy(p => p.PairedAt)
            .ToListAsync(stop);
        return [.. players.Select(p => ViewOf(p, presences.Of(p.EndpointId), now))];
    }

    private static PlayerView ViewOf(StoredPlayer p, Presence presence, Instant now) => new(
        p.Id,
        p.EndpointId,
        p.PairedAt,
        p.RevokedAt,
        p.RevokedAt is null ? presence.LastSeen ?? p.LastSeen : p.LastSeen,
        p.RevokedAt is not null ? "revoked" : presence.IsOnline(now) ? "online" : "offline",
        p.RevokedAt is null ? presence.Heartbeat : null);

    private EndpointView ViewOf(
        StoredEndpoint e, StoredPlayer? player, Presence presence, StopView? stop, Instant now)
    {
        var online = player is not null && presence.IsOnline(now);
        var beat = online ? presence.Heartbeat : null;
        return new EndpointView(
            e.Id, e.Title, e.Kind, e.Width > 0 ? e.Width : null, e.Height > 0 ? e.Height : null,
            e.VenueId, e.Venue!.Title, e.Venue.Department, e.Venue.Township, TagsOf(e),
            player is null ? "unpaired" : online ? "online" : "offline",
            player?.Id, presence.LastSeen ?? player?.LastSeen, proofs.Of(e.Id), IsProven(e.Id, beat, now),
            beat?.Screen, beat?.On ?? [], beat?.Next ?? [],
            beat?.LevelDb, presence.PreviewAt, beat?.Order, beat?.Takeover, beat?.Refused, beat?.Refusal,
            beat?.Faults ?? [], stop, beat?.Version);
    }

    private static IReadOnlyList<string> TagsOf(StoredEndpoint e) =>
        [.. (PlaceText.Read<string>(e.TagsJson) ?? []).Union(PlaceText.Read<string>(e.Venue!.TagsJson) ?? [])];

    private bool? IsProven(string endpoint, Heartbeat? beat, Instant now) =>
        beat is null ? null : beat.On.Count > 0 && beat.On.All(on => proofs.Proves(endpoint, on, now));
}
