using System.Security.Claims;
using System.Text;
using Signage.Planning.Calendars;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Calendars;

/// <summary>Calendars over HTTP, as iCalendar files and as JSON.</summary>
public static class CalendarsFeature
{
    internal const string MediaType = "text/calendar; charset=utf-8";
    private const int MaxBytes = 2_000_000;

    public static IServiceCollection AddCalendars(this IServiceCollection services) =>
        services.AddScoped<CalendarDesk>();

    public static void MapCalendars(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/calendars").WithTags("calendars");
        api.MapGet("", async (CalendarDesk desk, CancellationToken stop) => Results.Ok(await desk.ListAsync(stop)))
            .RequireAuthorization(Policies.SignedIn);
        api.MapGet("{id}", GetAsync).RequireAuthorization(Policies.SignedIn);
        api.MapPut("{id}", PutAsync).RequireAuthorization(Policies.Operator).Accepts<string>("text/calendar");
        api.MapDelete("{id}", RemoveAsync).RequireAuthorization(Policies.Operator);
    }

    private static async Task<IResult> GetAsync(
        string id, string? format, CalendarDesk desk, HttpContext http, CancellationToken stop)
    {
        if (await desk.FindAsync(id, stop) is not { } stored)
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        var wantsFile = format == "ics"
            || http.Request.Headers.Accept.ToString().Contains("text/calendar", StringComparison.OrdinalIgnoreCase);
        return wantsFile
            ? Results.File(Encoding.UTF8.GetBytes(CalendarFile.Write(stored.Read())), MediaType, $"{id}.ics")
            : Results.Ok((await desk.ListAsync(stop)).First(c => c.Id == id));
    }

    private static async Task<IResult> PutAsync(
        string id, bool? preview, CalendarDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var (text, wrong) = await TextBody.ReadAsync(http.Request, MaxBytes, stop);
        if (wrong is not null)
        {
            return Problems.From(wrong, http);
        }

        var language = Language.Of(http);
        var (moved, refusal) = preview == true
            ? await desk.PreviewAsync(id, text, language, stop)
            : await desk.PutAsync(id, text, me.Identity!.Name!, language, stop);
        return refusal is null ? Results.Ok(moved) : Problems.From(refusal, http);
    }

    private static async Task<IResult> RemoveAsync(
        string id, CalendarDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await desk.RemoveAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();
}
