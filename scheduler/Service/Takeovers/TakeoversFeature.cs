using System.Security.Claims;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Takeovers;

public static class TakeoversFeature
{
    public static IServiceCollection AddTakeovers(this IServiceCollection services) =>
        services.AddScoped<TakeoverDesk>();

    public static void MapTakeovers(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/takeovers").RequireAuthorization(Policies.Operator).WithTags("takeovers");
        api.MapGet("", async (TakeoverDesk desk, CancellationToken stop) => Results.Ok(await desk.ListAsync(stop)));
        api.MapPost("", BeginAsync);
        api.MapDelete("{id}", ReleaseAsync);
    }

    private static async Task<IResult> BeginAsync(
        TakeoverRequest request, TakeoverDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var (takeover, refusal) = await desk.BeginAsync(request, me.Identity!.Name!, stop);
        return refusal is null
            ? Results.Created($"/api/v1/takeovers/{takeover!.Id}", takeover)
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> ReleaseAsync(
        string id, TakeoverDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await desk.ReleaseAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();
}
