using System.Security.Claims;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>The plan before it goes out, over HTTP.</summary>
public static class OutlookFeature
{
    public static IServiceCollection AddOutlook(this IServiceCollection services) => services.AddScoped<OutlookDesk>();

    public static void MapOutlook(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("plan").RequireAuthorization(Policies.SignedIn);
        api.MapGet("plan", async (OutlookDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
            Results.Ok(await desk.PlanAsync(me, Language.Of(http), stop))).Produces<PlanView>();
        api.MapGet("forecast", ForecastAsync).Produces<ForecastView>();
    }

    private static async Task<IResult> ForecastAsync(
        string? endpoint, string? first, int? days, OutlookDesk desk, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop)
    {
        var (view, refusal) = await desk.ForecastAsync(me, endpoint, first, days ?? 7, Language.Of(http), stop);
        return refusal is null ? Results.Ok(view) : Problems.From(refusal, http);
    }
}
