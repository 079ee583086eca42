using System.Security.Claims;
using NodaTime;
using NodaTime.Text;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Uptime;

/// <summary><c>/api/v1/uptime</c>.</summary>
public static class UptimeFeature
{
    private static readonly YearMonthPattern Month = YearMonthPattern.Iso;

    public static IServiceCollection AddUptime(this IServiceCollection services) => services.AddScoped<UptimeDesk>();

    public static void MapUptime(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/uptime").WithTags("uptime").RequireAuthorization(Policies.SignedIn);
        api.MapGet("", MonthAsync);
        api.MapGet("confirmations", ListAsync);
        api.MapPost("confirmations", ConfirmAsync);
    }

    private static async Task<IResult> MonthAsync(
        string? endpoint, string? month, UptimeDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        YearMonth? asked = null;
        if (month is not null)
        {
            if (!Month.Parse(month).TryGetValue(default, out var parsed))
            {
                return Problems.From(new Refusal("month-wrong", "month", month), http);
            }

            asked = parsed;
        }

        return Results.Ok(await desk.MonthAsync(me, endpoint, asked, stop));
    }

    private static async Task<IResult> ListAsync(UptimeDesk desk, ClaimsPrincipal me, CancellationToken stop) =>
        Results.Ok(await desk.ConfirmationsAsync(me, stop));

    private static async Task<IResult> ConfirmAsync(
        ConfirmationRequest request, UptimeDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var (stored, refusal) = await desk.ConfirmAsync(me, request, stop);
        return refusal is null ? Results.Ok(stored) : Problems.From(refusal, http);
    }
}
