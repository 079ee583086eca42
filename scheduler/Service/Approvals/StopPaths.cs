using System.Security.Claims;
using Signage.Scheduler.Library;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>Stops, and the lifting of stops, over HTTP.</summary>
public static class StopPaths
{
    public static void Map(WebApplication app)
    {
        var assets = app.MapGroup("/api/v1/assets/{id}").WithTags("approvals")
            .RequireAuthorization(p => p.RequireRole(WithdrawalDesk.May));
        assets.MapPost("withdraw", WithdrawAsync);
        assets.MapPost("lift", LiftAssetAsync);
        assets.MapDelete("lift", DropAssetAsync);
        var endpoints = app.MapGroup("/api/v1/endpoints/{id}").WithTags("approvals")
            .RequireAuthorization(p => p.RequireRole(EndpointStops.May));
        endpoints.MapPost("stop", StopAsync);
        endpoints.MapPost("lift", LiftEndpointAsync);
        endpoints.MapDelete("lift", DropEndpointAsync);
    }

    private static async Task<IResult> WithdrawAsync(
        string id, Withdrawal wanted, WithdrawalDesk desk, AssetViews views, HttpContext http,
        CancellationToken stop) =>
        await desk.WithdrawAsync(id, wanted.Reason, http.User.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(await views.FindAsync(id, Language.Of(http), stop));

    private static async Task<IResult> LiftAssetAsync(
        string id, LiftRequest? wanted, LiftDesk desk, AssetViews views, HttpContext http, CancellationToken stop)
    {
        var (lifted, refusal) = await desk.LiftAsync(id, wanted?.Reason, http.User.Identity!.Name!, stop);
        return refusal is null
            ? Answer(lifted, await views.FindAsync(id, Language.Of(http), stop))
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> DropAssetAsync(
        string id, LiftDesk desk, AssetViews views, HttpContext http, CancellationToken stop) =>
        await desk.DropAsync(id, http.User.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(await views.FindAsync(id, Language.Of(http), stop));

    private static async Task<IResult> StopAsync(
        string id, Withdrawal wanted, EndpointStops desk, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop) =>
        await desk.StopAsync(me, id, wanted.Reason, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(await desk.ViewAsync(id, stop));

    private static async Task<IResult> LiftEndpointAsync(
        string id, LiftRequest? wanted, EndpointStops desk, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop)
    {
        var (lifted, refusal) = await desk.LiftAsync(me, id, wanted?.Reason, stop);
        return refusal is null ? Answer(lifted, await desk.ViewAsync(id, stop)) : Problems.From(refusal, http);
    }

    private static async Task<IResult> DropEndpointAsync(
        string id, EndpointStops desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await desk.DropAsync(me, id, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(await desk.ViewAsync(id, stop));

    /// <summary>200 when it is lifted, 202 when it waits for the second person.</summary>
    private static IResult Answer(bool lifted, object? view) =>
        lifted ? Results.Ok(view) : Results.Accepted(value: view);
}
