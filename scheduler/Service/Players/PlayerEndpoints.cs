using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Scheduler.Access;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary><c>/player/v1</c>: what players call.</summary>
public static class PlayerEndpoints
{
    private const int MaxPreview = 32 * 1024;
    private const int MaxLog = 2 << 20;
    private static readonly Duration SeenEvery = Duration.FromMinutes(1);

    public static void Map(WebApplication app)
    {
        var open = app.MapGroup("/player/v1").WithTags("player");
        open.MapPost("pair", PairAsync).RequireRateLimiting(AccessFeature.SecretsLimit);
        open.MapPost("challenge", Challenge);
        open.MapPost("token", TokenAsync);
        var own = app.MapGroup("/player/v1").WithTags("player").RequireAuthorization(
            new AuthorizationPolicyBuilder(Schemes.Player).RequireAuthenticatedUser().Build());
        own.MapGet("state", StateAsync);
        own.MapPost("heartbeat", HeartbeatAsync);
        own.MapPut("preview", PreviewAsync);
        own.MapPut("log", Log).WithMetadata(new RequestSizeLimitAttribute(MaxLog));
        own.MapPost("batches", BatchAsync);
    }

    /// <summary>The endpoint that the calling player drives.</summary>
    private static string EndpointOf(ClaimsPrincipal player) =>
        player.FindFirst(PlayerTokenHandler.EndpointClaim)!.Value;

    private static async Task<IResult> PairAsync(
        PairRequest request, Pairing pairing, HttpContext http, CancellationToken stop)
    {
        var (answer, refusal) = await pairing.PairAsync(request, stop);
        return refusal is null ? Results.Ok(answer) : Problems.From(refusal, http);
    }

    // The answer is the same for a player that does not exist, so nobody can ask which do.
    private static Login.ChallengeAnswer Challenge(Login.ChallengeRequest request, PlayerTokens tokens) =>
        new(tokens.Challenge(request.Player));

    private static async Task<IResult> TokenAsync(
        Login.TokenRequest request, PlayerTokens tokens, SignageDb db, HttpContext http, CancellationToken stop)
    {
        var player = await db.Set<StoredPlayer>().AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == request.Player && p.RevokedAt == null, stop);
        var answer = player is not null && VerifierKey.TryParse(player.Key, out var key)
            ? tokens.Redeem(request, key)
            : null;
        return answer is null ? Problems.From(new Refusal("player-login"), http) : Results.Ok(answer);
    }

    private static async Task<IResult> StateAsync(
        PlayerStates states, Presences presences, ClaimsPrincipal me, IClock time, CancellationToken stop)
    {
        var now = time.GetCurrentInstant();
        presences.Change(EndpointOf(me), p => p with { LastSeen = now });
        return Results.Ok(await states.OfAsync(EndpointOf(me), stop));
    }

    private static async Task<IResult> HeartbeatAsync(
        Heartbeat heartbeat, Presences presences, SignageDb db, ClaimsPrincipal me, IClock time, CancellationToken stop)
    {
        var (now, id) = (time.GetCurrentInstant(), me.Identity!.Name!);
        presences.Change(EndpointOf(me), p => p with { LastSeen = now, Heartbeat = heartbeat });
        var stale = now - SeenEvery;
        await db.Set<StoredPlayer>()
            .Where(p => p.Id == id
                && (p.LastSeen == null || p.LastSeen < stale || (p.StopNumber ?? 0) != (heartbeat.Stop ?? 0)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.LastSeen, now).SetProperty(p => p.StopNumber, heartbeat.Stop), stop);
        return Results.NoContent();
    }

    private static async Task<IResult> PreviewAsync(
        HttpContext http, Presences presences, ClaimsPrincipal me, IClock time, CancellationToken stop)
    {
        var picture = new byte[MaxPreview + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(picture, picture.Length, throwOnEndOfStream: false, stop);
        if (length > MaxPreview)
        {
            return Problems.From(new Refusal("body-too-large"), http);
        }

        if (http.Request.ContentType != "image/jpeg" || length < 4 || picture is not [0xFF, 0xD8, 0xFF, ..])
        {
            return Problems.From(new Refusal("wrong-media-type"), http);
        }

        var now = time.GetCurrentInstant();
        presences.Change(
            EndpointOf(me),
            p => p with { LastSeen = now, Preview = picture.AsMemory(0, length), PreviewAt = now });
        return Results.NoContent();
    }

    private static IResult Log(PlayerLog log, Errands errands, ClaimsPrincipal me)
    {
        errands.Take(EndpointOf(me), log);
        return Results.NoContent();
    }

    private static async Task<IResult> BatchAsync(
        HttpContext http, BatchIntake intake, ClaimsPrincipal me, CancellationToken stop)
    {
        var (body, wrong) = await BatchUpload.ReadAsync(http.Request, stop);
        if (wrong is not null)
        {
            return Problems.From(wrong, http);
        }

        var (answer, refusal) = await intake.TakeAsync(body, me.Identity!.Name!, stop);
        return refusal is null ? Results.Ok(answer) : Problems.From(refusal, http);
    }
}
