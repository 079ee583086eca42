using System.Security.Claims;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>The plan before it goes out, over HTTP.</summary>
public static class OutlookFeature
{
    /// <summary>Says whether a playlist is <c>published</c> or was only <c>planned</c>.</summary>
    public const string SourceHeader = "Signage-Source";

    public static IServiceCollection AddOutlook(this IServiceCollection services) => services.AddScoped<OutlookDesk>();

    public static void MapOutlook(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("plan").RequireAuthorization(Policies.SignedIn);
        api.MapGet("plan", async (OutlookDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
            Results.Ok(await desk.PlanAsync(me, Language.Of(http), stop))).Produces<PlanView>();
        api.MapGet("forecast", ForecastAsync).Produces<ForecastView>();
        api.MapGet("plan/playlist", PlaylistAsync);
    }

    private static async Task<IResult> PlaylistAsync(
        string endpoint, string date, OutlookDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var (day, refusal) = await desk.PlaylistAsync(me, endpoint, date, stop);
        if (refusal is not null)
        {
            return Problems.From(refusal, http);
        }

        http.Response.Headers.ETag = $"\"{day!.Hash}\"";
        http.Response.Headers[SourceHeader] = day.Published ? "published" : "planned";
        return Results.Bytes(day.Bytes, "application/json");
    }

    private static async Task<IResult> ForecastAsync(
        string? endpoint, string? booking, string? first, int? days, OutlookDesk desk, ClaimsPrincipal me,
        HttpContext http, CancellationToken stop)
    {
        var (view, refusal) = await desk.ForecastAsync(
            me, endpoint, booking, first, days ?? 7, Language.Of(http), stop);
        return refusal is null ? Results.Ok(view) : Problems.From(refusal, http);
    }
}
