using System.Security.Claims;
using NodaTime;
using NodaTime.Text;
using Signage.Planning.Time;
using Signage.Scheduler.Access;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Why;

/// <summary>Why an endpoint shows, showed or will show what it does.</summary>
public static class WhyFeature
{
    private static readonly LocalDateTimePattern[] LocalForms =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    public static IServiceCollection AddWhy(this IServiceCollection services) =>
        services.AddScoped<PlanRecords>().AddScoped<WhyDesk>();

    public static void MapWhy(this WebApplication app) =>
        app.MapGet("/api/v1/why", AskAsync).RequireAuthorization(Policies.SignedIn).WithTags("why")
            .Produces<WhyView>();

    private static async Task<IResult> AskAsync(
        string endpoint, string? at, WhyDesk desk, SignageDb db, IDateTimeZoneProvider zones, IClock time,
        ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var venue = (await db.Set<StoredEndpoint>().FindAsync([endpoint], stop))?.VenueId;
        var place = venue is null ? null : await db.Set<StoredVenue>().FindAsync([venue], stop);
        if (place is null)
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        if (InstantOf(at, zones[place.Zone], time) is not { } instant)
        {
            return Problems.From(new Refusal("why-at", "at", at!), http);
        }

        var (view, refusal) = await desk.AskAsync(me, endpoint, instant, Language.Of(http), stop);
        return refusal is null ? Results.Ok(view) : Problems.From(refusal, http);
    }

    /// <summary>An instant, or a local time of the venue; nothing is now.</summary>
    internal static Instant? InstantOf(string? text, DateTimeZone zone, IClock time)
    {
        if (string.IsNullOrEmpty(text))
        {
            return time.GetCurrentInstant();
        }

        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant)
        {
            return instant.Value;
        }

        var local = LocalForms.Select(form => form.Parse(text)).FirstOrDefault(read => read.Success);
        return local is null ? null : LocalTimePolicy.Resolve(local.Value, zone);
    }
}
