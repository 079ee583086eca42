using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Planning.Uptime;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Uptime;

/// <summary>Uptime from the journals, and what the venues say of it.</summary>
public sealed class UptimeDesk(
    SignageDb db, ScreenHistory history, IDateTimeZoneProvider zones, IClock time, Audit audit)
{
    private const int MaxDays = 62;
    private const int MaxReason = 500;

    /// <summary>A month of every endpoint that the person sees, or of one.</summary>
    /// <param name="month">In local days of each venue; null for the one that runs there now.</param>
    public async Task<IReadOnlyList<UptimeMonth>> MonthAsync(
        ClaimsPrincipal me, string? endpoint, YearMonth? month, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        var endpoints = await scope.Narrow(db.Set<StoredEndpoint>().AsNoTracking().Include(e => e.Venue))
            .Where(e => endpoint == null || e.Id == endpoint).OrderBy(e => e.Id).ToListAsync(stop);
        return await DaysAsync(
            endpoints, zone => (month ?? TodayIn(zone).ToYearMonth()).ToDateInterval(), stop);
    }

    public async Task<IReadOnlyList<UptimeConfirmation>> ConfirmationsAsync(ClaimsPrincipal me, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        var venues = (await db.Set<StoredVenue>().AsNoTracking().ToListAsync(stop)).Where(scope.Sees).Select(v => v.Id)
            .ToHashSet();
        return [.. (await db.Set<UptimeConfirmation>().AsNoTracking().OrderByDescending(c => c.Id).ToListAsync(stop))
            .Where(c => venues.Contains(c.Venue))];
    }

    /// <summary>Stores a venue's word. Only the venue's own user may speak for it.</summary>
    public async Task<(UptimeConfirmation? Stored, Refusal? Refusal)> ConfirmAsync(
        ClaimsPrincipal me, ConfirmationRequest request, CancellationToken stop)
    {
        var name = me.Identity!.Name!;
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.UserName == name, stop);
        if (user?.Venue is null || user.Venue != request.Venue)
        {
            return (null, new Refusal("confirm-other-venue", "venue", request.Venue));
        }

        if (await CheckAsync(request, stop) is { } refusal)
        {
            return (null, refusal);
        }

        var endpoints = await db.Set<StoredEndpoint>().AsNoTracking().Include(e => e.Venue)
            .Where(e => e.VenueId == request.Venue && (request.Endpoint == null || e.Id == request.Endpoint))
            .ToListAsync(stop);
        if (endpoints.Count == 0)
        {
            return (null, new Refusal("endpoint-unknown", "endpoint", request.Endpoint ?? ""));
        }

        var figures = await DaysAsync(
            endpoints, _ => new DateInterval(request.From, request.Until), stop);
        var stored = new UptimeConfirmation
        {
            Venue = request.Venue,
            Endpoint = request.Endpoint,
            From = request.From,
            Until = request.Until,
            Verdict = request.Verdict,
            Reason = request.Reason?.Trim() ?? "",
            By = name,
            At = time.GetCurrentInstant(),
            Figures = JsonSerializer.Serialize(
                figures.Select(m => new { m.Endpoint, m.OnAirMs, m.DarkMs, m.FaultMs, m.UnknownMs }), WireJson.Options),
        };
        db.Add(stored);
        audit.Add(
            db, $"uptime.{request.Verdict}", request.Venue, $"{request.From:R} {request.Until:R} {stored.Reason}");
        await db.SaveChangesAsync(stop);
        return (stored, null);
    }

    private LocalDate TodayIn(DateTimeZone zone) => time.GetCurrentInstant().InZone(zone).Date;

    private async Task<Refusal?> CheckAsync(ConfirmationRequest request, CancellationToken stop)
    {
        if (request.Verdict is not (UptimeConfirmation.Confirmed or UptimeConfirmation.Disputed))
        {
            return new Refusal("confirm-verdict", "verdict", request.Verdict);
        }

        if (request.From > request.Until || Period.DaysBetween(request.From, request.Until) >= MaxDays)
        {
            return new Refusal("confirm-days", "until", MaxDays);
        }

        var zone = await db.Set<StoredVenue>().Where(v => v.Id == request.Venue).Select(v => v.Zone)
            .FirstOrDefaultAsync(stop);
        if (zone is not null && CheckOver(request, TodayIn(zones[zone])) is { } refusal)
        {
            return refusal;
        }

        var reason = request.Reason?.Trim() ?? "";
        return request.Verdict == UptimeConfirmation.Disputed && reason.Length is 0 or > MaxReason
            ? new Refusal("confirm-reason", "reason", MaxReason)
            : null;
    }

    /// <summary>What is not over cannot be confirmed; a day that runs can be disputed, one to come cannot.</summary>
    private static Refusal? CheckOver(ConfirmationRequest request, LocalDate today) => request.Verdict switch
    {
        UptimeConfirmation.Confirmed when request.Until >= today =>
            new Refusal("confirm-unfinished", "until", $"{request.Until:R}", $"{today.PlusDays(-1):R}"),
        UptimeConfirmation.Disputed when request.Until > today =>
            new Refusal("confirm-future", "until", $"{request.Until:R}"),
        _ => null,
    };

    private async Task<IReadOnlyList<UptimeMonth>> DaysAsync(
        IReadOnlyList<StoredEndpoint> endpoints, Func<DateTimeZone, DateInterval> daysOf, CancellationToken stop)
    {
        var now = time.GetCurrentInstant();
        var months = new List<UptimeMonth>();
        foreach (var endpoint in endpoints)
        {
            var zone = zones[endpoint.Venue!.Zone];
            var days = daysOf(zone);
            var timeline = new UptimeTimeline();
            var from = zone.AtStartOfDay(days.Start).ToInstant();
            var until = zone.AtStartOfDay(days.End.PlusDays(1)).ToInstant();
            foreach (var record in await history.ReadAsync(endpoint.Id, from, until, stop))
            {
                timeline.Take(record);
            }

            var shown = days.Where(date => zone.AtStartOfDay(date).ToInstant() < now)
                .Select(date => timeline.DayOf(date, zone, now));
            months.Add(
                new UptimeMonth(endpoint.Id, endpoint.Title, endpoint.VenueId, endpoint.Venue.Zone, [.. shown]));
        }

        return months;
    }
}
