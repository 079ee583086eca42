using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Planning.Timetables;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>The county, bookings and shows.</summary>
public static class BookingsFeature
{
    public static IServiceCollection AddBookings(this IServiceCollection services)
    {
        services.AddSingleton<IDateTimeZoneProvider>(DateTimeZoneProviders.Tzdb);
        services.AddSingleton<PlanInputs>();
        return services.AddScoped<CountyImport>().AddScoped<BookingDesk>().AddScoped<BookingList>()
            .AddScoped<Timetable>().AddScoped<TimetableImport>();
    }

    public static void MapBookings(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("bookings");
        api.MapPut("county", CountyAsync).RequireAuthorization(Policies.Admin);
        api.MapGet("venues", VenuesAsync).RequireAuthorization(Policies.SignedIn);
        api.MapGet("bookings", ListAsync).RequireAuthorization(Policies.SignedIn);
        api.MapPost("bookings", AddAsync).RequireAuthorization(Policies.Operator);
        api.MapPost("bookings/preview", PreviewAsync).RequireAuthorization(Policies.Operator);
        api.MapDelete("bookings/{id}", RemoveAsync).RequireAuthorization(Policies.Operator);
        api.MapGet("shows", ShowsAsync).RequireAuthorization(Policies.SignedIn);
        api.MapPost("shows", AddShowsAsync).RequireAuthorization(Policies.Operator);
        api.MapPost("shows/import", ImportShowsAsync).RequireAuthorization(Policies.Operator)
            .Accepts<string>("text/csv", "text/calendar");
        api.MapDelete("shows/{id}", CancelShowAsync).RequireAuthorization(Policies.Operator);
    }

    private static async Task<IResult> CountyAsync(
        CountyFile county, CountyImport import, HttpContext http, CancellationToken stop) =>
        await import.TakeAsync(county, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(new { venues = county.Venues.Count, endpoints = county.Venues.Sum(v => v.Endpoints.Count) });

    private static async Task<IResult> VenuesAsync(SignageDb db, ClaimsPrincipal me, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        var venues = await db.Set<StoredVenue>().AsNoTracking().OrderBy(v => v.Id).ToListAsync(stop);
        var endpoints = await db.Set<StoredEndpoint>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(stop);
        var byVenue = endpoints.ToLookup(e => e.VenueId, e => e.Id, StringComparer.Ordinal);
        return Results.Ok(venues.Where(scope.Sees).Select(v => VenueView.Of(v, byVenue[v.Id])));
    }

    private static async Task<IResult> ListAsync(BookingList list, CancellationToken stop) =>
        Results.Ok(await list.AllAsync(stop));

    private static async Task<IResult> AddAsync(
        BookingRequest request, BookingDesk desk, BookingList list, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop)
    {
        var (id, refusal) = await desk.AddAsync(request, me.Identity!.Name!, Language.Of(http), stop);
        return refusal is null
            ? Results.Created($"/api/v1/bookings/{id}", (await list.AllAsync(stop)).First(b => b.Id == id))
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> PreviewAsync(
        BookingRequest request, BookingDesk desk, IClock time, HttpContext http, CancellationToken stop)
    {
        var language = Language.Of(http);
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var (trial, refusal) = await desk.TryAsync(request, request.Id ?? "preview", now, language, stop);
        return refusal is null
            ? Results.Ok(new PreviewView(
                [.. trial!.Reached.Select(e => e.Id)],
                trial.Days,
                [.. trial.Losses.Select(l => LossView.Of(l, language, trial.Titles))],
                trial.Waiting))
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> RemoveAsync(
        string id, BookingDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await desk.RemoveAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();

    private static async Task<IResult> ShowsAsync(SignageDb db, string? endpoint, CancellationToken stop) =>
        Results.Ok(await db.Set<StoredShow>().AsNoTracking()
            .Where(s => endpoint == null || s.EndpointId == endpoint).OrderBy(s => s.Start)
            .Select(s => new ShowView(s.Id, s.EndpointId, s.Start, s.Title, s.CancelledAt != null)).ToListAsync(stop));

    private static async Task<IResult> AddShowsAsync(
        IReadOnlyList<ShowRequest> shows, Timetable timetable, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop)
    {
        var (ids, refusal) = await timetable.AddAsync(shows, me.Identity!.Name!, stop);
        return refusal is null ? Results.Ok(new { shows = ids }) : Problems.From(refusal, http);
    }

    private static async Task<IResult> ImportShowsAsync(
        string? venue, TimetableImport import, ClaimsPrincipal me, HttpContext http, CancellationToken stop)
    {
        var type = http.Request.ContentType ?? "";
        var calendar = type.StartsWith("text/calendar", StringComparison.OrdinalIgnoreCase);
        if (!calendar && !type.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.From(new Refusal("wrong-media-type"), http);
        }

        var (text, wrong) = await TextBody.ReadAsync(http.Request, TimetableLimits.Bytes + 1, stop);
        if (wrong is not null)
        {
            return Problems.From(wrong, http);
        }

        var (answer, refusal) = await import.TakeAsync(
            text, calendar, venue, me.Identity!.Name!, Language.Of(http), stop);
        return refusal is null ? Results.Ok(answer) : Problems.From(refusal, http);
    }

    private static async Task<IResult> CancelShowAsync(
        string id, Timetable timetable, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await timetable.CancelAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();
}
