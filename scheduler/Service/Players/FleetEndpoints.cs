using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Access;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary><c>/api/v1</c>: what people ask of endpoints and players.</summary>
public static class FleetEndpoints
{
    private static readonly Duration WatchLasts = Duration.FromSeconds(30);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("players").RequireAuthorization(Policies.SignedIn);
        api.MapGet("endpoints", ListAsync);
        api.MapGet("endpoints/{id}/preview", PreviewAsync);
        api.MapPost("endpoints/watch", WatchAsync);
        api.MapPost("endpoints/{id}/pairing-code", CodeAsync).RequireAuthorization(Policies.Admin);
        api.MapGet("players", PlayersAsync).RequireAuthorization(Policies.Operator);
        api.MapDelete("players/{id}", RevokeAsync).RequireAuthorization(Policies.Admin);
    }

    private static async Task<IResult> ListAsync(Fleet fleet, SignageDb db, ClaimsPrincipal me, CancellationToken stop) =>
        Results.Ok(await fleet.ViewAsync(await Scope.OfAsync(me, db, stop), stop));

    private static async Task<IResult> PreviewAsync(
        string id, Presences presences, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        if (!await scope.Narrow(db.Set<StoredEndpoint>()).AnyAsync(e => e.Id == id, stop)
            || presences.Of(id).Preview is not { } picture)
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(picture, "image/jpeg");
    }

    private static async Task<IResult> WatchAsync(
        WatchRequest request, Presences presences, Doorbell doorbell, SignageDb db, ClaimsPrincipal me, IClock time,
        CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        var mine = await scope.Narrow(db.Set<StoredEndpoint>()).Select(e => e.Id).ToListAsync(stop);
        var now = time.GetCurrentInstant();
        var fresh = new List<string>();
        foreach (var id in mine.Where(id => request.Endpoints?.Contains(id, StringComparer.Ordinal) ?? true))
        {
            if (!(presences.Of(id).WatchedUntil > now))
            {
                fresh.Add(id);
            }

            presences.Change(id, p => p with { WatchedUntil = now + WatchLasts });
        }

        await doorbell.RingAsync(RingTopic.Watch, fresh, stop);
        return Results.Ok(new { watchedUntil = now + WatchLasts });
    }

    private static async Task<IResult> CodeAsync(
        string id, Pairing pairing, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await pairing.MakeCodeAsync(id, me.Identity!.Name!, stop) is { } made
            ? Results.Ok(new { made.Code, made.Expires })
            : Problems.From(new Refusal("not-found"), http);

    private static async Task<IResult> PlayersAsync(SignageDb db, Presences presences, IClock time, CancellationToken stop)
    {
        var now = time.GetCurrentInstant();
        var players = await db.Set<StoredPlayer>().AsNoTracking().OrderBy(p => p.EndpointId).ThenBy(p => p.PairedAt).ToListAsync(stop);
        return Results.Ok(players.Select(p =>
        {
            var presence = presences.Of(p.EndpointId);
            return new
            {
                p.Id,
                Endpoint = p.EndpointId,
                p.PairedAt,
                p.RevokedAt,
                LastSeen = p.RevokedAt is null ? presence.LastSeen ?? p.LastSeen : p.LastSeen,
                Link = p.RevokedAt is not null ? "revoked" : presence.IsOnline(now) ? "online" : "offline",
                Heartbeat = p.RevokedAt is null ? presence.Heartbeat : null,
            };
        }));
    }

    private static async Task<IResult> RevokeAsync(
        string id, Pairing pairing, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await pairing.RevokeAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();
}
