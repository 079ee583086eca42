using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Access;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary><c>/api/v1</c>: what people ask of endpoints and players.</summary>
public static class FleetEndpoints
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("players").RequireAuthorization(Policies.SignedIn);
        api.MapGet("endpoints", ListAsync);
        api.MapGet("endpoints/{id}/preview", PreviewAsync);
        api.MapPost("endpoints/watch", WatchAsync);
        api.MapPost("endpoints/{id}/pairing-code", CodeAsync).RequireAuthorization(Policies.Admin);
        api.MapPost("endpoints/{id}/restart", RestartAsync).RequireAuthorization(Policies.Operator);
        api.MapPost("endpoints/{id}/log", AskLogAsync).RequireAuthorization(Policies.Operator);
        api.MapGet("endpoints/{id}/log", LogAsync).RequireAuthorization(Policies.Operator);
        api.MapGet("stop-list", StopListAsync);
        api.MapGet("players", PlayersAsync).RequireAuthorization(Policies.Operator);
        api.MapDelete("players/{id}", RevokeAsync).RequireAuthorization(Policies.Admin);
    }

    private static async Task<IResult> ListAsync(
        Fleet fleet, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var endpoints = await fleet.ViewAsync(await Scope.OfAsync(me, db, stop), stop);
        return Results.Ok(endpoints.Select(e => e with
        {
            Refused = RefusalWords.Say(e.Refusal, e.Refused, Language.Of(http)),
        }));
    }

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
        WatchRequest request, Watching watching, SignageDb db, ClaimsPrincipal me, CancellationToken stop) =>
        Results.Ok(new
        {
            watchedUntil = await watching.WatchAsync(await Scope.OfAsync(me, db, stop), request.Endpoints, stop),
        });

    private static async Task<IResult> RestartAsync(
        string id, Errands errands, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        Asked(await errands.RestartAsync(await Scope.OfAsync(me, db, stop), id, stop), http);

    private static async Task<IResult> AskLogAsync(
        string id, Errands errands, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        Asked(await errands.AskLogAsync(await Scope.OfAsync(me, db, stop), id, stop), http);

    private static IResult Asked((Instant At, Refusal? Refusal) asked, HttpContext http) => asked.Refusal is null
        ? Results.Json(new { askedAt = asked.At }, statusCode: StatusCodes.Status202Accepted)
        : Problems.From(asked.Refusal, http);

    private static async Task<IResult> LogAsync(
        string id, Errands errands, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await errands.LogAsync(await Scope.OfAsync(me, db, stop), id, stop) is { } log
            ? Results.Ok(log)
            : Problems.From(new Refusal("not-found"), http);

    private static async Task<IResult> StopListAsync(
        StopReach reach, SignageDb db, ClaimsPrincipal me, CancellationToken stop) =>
        Results.Ok(await reach.ViewAsync(await Scope.OfAsync(me, db, stop), stop));

    private static async Task<IResult> CodeAsync(
        string id, Pairing pairing, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await pairing.MakeCodeAsync(id, me.Identity!.Name!, stop) is { } made
            ? Results.Ok(new { made.Code, made.Expires })
            : Problems.From(new Refusal("not-found"), http);

    private static async Task<IResult> PlayersAsync(Fleet fleet, CancellationToken stop) =>
        Results.Ok(await fleet.PlayersAsync(stop));

    private static async Task<IResult> RevokeAsync(
        string id, Pairing pairing, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await pairing.RevokeAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();
}
