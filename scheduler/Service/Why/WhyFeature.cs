using System.Security.Claims;
using NodaTime;
using Signage.Content.Text;
using Signage.Scheduler.Access;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Why;

/// <summary>Why an endpoint shows what it shows.</summary>
public static class WhyFeature
{
    public static IServiceCollection AddWhy(this IServiceCollection services) =>
        services.AddSingleton<PlanRecords>().AddScoped<WhyDesk>();

    public static void MapWhy(this WebApplication app) =>
        app.MapGet("/api/v1/why", WhyAsync).RequireAuthorization(Policies.SignedIn).WithTags("why");

    private static async Task<IResult> WhyAsync(
        string endpoint, string? at, WhyDesk desk, AiringScope scope, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop)
    {
        Instant? then = null;
        if (at is not null)
        {
            if (!InstantText.TryParse(at, out var read))
            {
                return Problems.From(new Refusal("instant-wrong", "at", at), http);
            }

            then = read;
        }

        var (_, unseen) = await scope.EndpointsAsync(me, endpoint, stop);
        if (unseen is not null)
        {
            return Problems.From(unseen, http);
        }

        var (view, refusal) = await desk.AtAsync(endpoint, then, Language.Of(http), stop);
        return refusal is null ? Results.Json(view, WireJson.Options) : Problems.From(refusal, http);
    }
}
