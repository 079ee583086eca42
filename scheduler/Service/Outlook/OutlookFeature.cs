using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>The plan, its warnings and its figures, before it goes out.</summary>
public static class OutlookFeature
{
    /// <summary>Says whether a playlist is <c>published</c> or was only <c>planned</c>.</summary>
    public const string SourceHeader = "Signage-Source";

    private const int UsualDays = 7;

    public static IServiceCollection AddOutlook(this IServiceCollection services) =>
        services.AddScoped<OutlookDesk>();

    public static void MapOutlook(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("plan").RequireAuthorization(Policies.Inspector);
        api.MapGet("plan", async (OutlookDesk desk, HttpContext http, CancellationToken stop) =>
            Results.Ok(await desk.PlanAsync(Language.Of(http), stop)));
        api.MapGet("plan/playlist", PlaylistAsync);
        api.MapGet("plan/duties", DutiesAsync);
        api.MapGet("forecast", ForecastAsync);
    }

    private static async Task<IResult> ForecastAsync(
        string? from, int? days, string? booking, string? endpoint, OutlookDesk desk, HttpContext http,
        CancellationToken stop)
    {
        var (rows, refusal) = await desk.ForecastAsync(from, days ?? UsualDays, booking, endpoint, stop);
        return refusal is null ? Results.Ok(new { rows }) : Problems.From(refusal, http);
    }

    private static async Task<IResult> DutiesAsync(
        string date, OutlookDesk desk, HttpContext http, CancellationToken stop)
    {
        var (duties, refusal) = await desk.DutiesAsync(date, Language.Of(http), stop);
        return refusal is null ? Results.Ok(duties) : Problems.From(refusal, http);
    }

    private static async Task<IResult> PlaylistAsync(
        string endpoint, string date, OutlookDesk desk, HttpContext http, CancellationToken stop)
    {
        var (day, refusal) = await desk.PlaylistAsync(endpoint, date, stop);
        if (refusal is not null)
        {
            return Problems.From(refusal, http);
        }

        http.Response.Headers.ETag = $"\"{day!.Hash}\"";
        http.Response.Headers[SourceHeader] = day.Published ? "published" : "planned";
        return Results.Bytes(day.Bytes, "application/json");
    }
}
