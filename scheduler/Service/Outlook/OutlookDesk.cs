using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Duties;
using Signage.Planning.Lint;
using Signage.Planning.Outlook;
using Signage.Planning.Time;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Duties;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>Looks ahead: what a plan would change, warn of, and leave owing.</summary>
public sealed class OutlookDesk(
    SignageDb db, PlanInputs inputs, LastPlan last, DutyDesk duties, PlaylistStore playlists, MediaStore media,
    Presences presences, IClock time)
{
    private const int MaxDays = 31;
    private const int MaxAhead = 90;

    /// <summary>The plan as it would go out now.</summary>
    public async Task<PlanView> PlanAsync(ClaimsPrincipal me, string language, CancellationToken stop)
    {
        var window = new PlanWindow(time.GetCurrentInstant(), PlanWindow.UsualDays);
        var snapshot = await inputs.LoadAsync(db, stop);
        var plan = last.Peek(snapshot, window);
        var owed = await duties.AllAsync(stop);
        var outlook = DutyForecast.Of(plan, snapshot, owed, window);
        var published = (await Orders.NewestAsync(db, stop))
            .ToDictionary(o => o.Key, o => Sha256Hash.Parse(o.Value.Playlist), StringComparer.Ordinal);
        var diff = PlanDiff.Between(published, plan);
        var warnings = PlanLint.Of(plan, snapshot, await FactsAsync(plan, outlook, stop));
        var seen = await SeenAsync(me, stop);
        var words = new OutlookWords(snapshot, owed, language);
        return new PlanView(
            window.Days,
            [.. diff.Changed.Where(c => seen.Contains(c.Endpoint))
                .Select(c => new ChangedView(c.Endpoint, c.Before, c.After))],
            [.. diff.Gone.Where(seen.Contains)],
            diff.Unchanged,
            [.. plan.Gaps.Where(g => g.Endpoints.Any(seen.Contains))
                .Select(g => new GapView([.. g.Endpoints.Where(seen.Contains)], g.Lane, g.Time.Start, g.Time.End))],
            [.. warnings.Where(w => w.Endpoints.Count == 0 || w.Endpoints.Any(seen.Contains)).Select(words.Of)],
            [.. outlook.Where(d => d.Endpoints.Any(seen.Contains)).Select(d => words.Of(d, plan))]);
    }

    /// <summary>Planned plays and seconds.</summary>
    /// <param name="endpoint">One endpoint; null: all that the person sees.</param>
    /// <param name="booking">One booking; null: all.</param>
    /// <param name="first">First local day; null: today.</param>
    public async Task<(ForecastView? View, Refusal? Refusal)> ForecastAsync(
        ClaimsPrincipal me, string? endpoint, string? booking, string? first, int days, string language,
        CancellationToken stop)
    {
        if (days is < 1 or > MaxDays)
        {
            return (null, new Refusal("plan-days", "days", days, MaxDays));
        }

        var seen = await SeenAsync(me, stop);
        if (endpoint is not null && !seen.Contains(endpoint))
        {
            return (null, new Refusal("plan-endpoint", "endpoint", endpoint));
        }

        var snapshot = await inputs.LoadAsync(db, stop);
        snapshot = snapshot with
        {
            Endpoints = [.. snapshot.Endpoints.Where(e => endpoint is null ? seen.Contains(e.Id) : e.Id == endpoint)],
        };
        var zone = snapshot.Endpoints.Count > 0 ? snapshot.Endpoints[0].Venue.Zone : DateTimeZone.Utc;
        var now = time.GetCurrentInstant();
        var today = now.InZone(zone).Date;
        var date = today;
        if (first is not null && (!LocalDatePattern.Iso.Parse(first).TryGetValue(default, out date)
            || date < today || date > today.PlusDays(MaxAhead)))
        {
            return (null, new Refusal("plan-date", "first", first, MaxAhead));
        }

        var window = new PlanWindow(Instant.Max(now, LocalTimePolicy.StartOf(date, zone)), days);
        var plan = last.Peek(snapshot, window);
        var owed = await duties.AllAsync(stop);
        var words = new OutlookWords(snapshot, owed, language);
        var zones = snapshot.Endpoints.ToDictionary(e => e.Id, e => e.Venue.Zone, StringComparer.Ordinal);
        var rows = plan.Playlists
            .SelectMany(p => Forecast.Of(p, window.In(zones[p.Endpoints[0]]), zones[p.Endpoints[0]]));
        return (new ForecastView(
            LocalDatePattern.Iso.Format(date), days,
            [.. rows.Where(r => booking is null || r.Booking == booking).Select(words.Of)],
            [.. DutyForecast.Of(plan, snapshot, owed, window).Select(d => words.Of(d, plan))]), null);
    }

    /// <summary>The playlist that holds a local day of an endpoint: the published one, else one planned for
    /// it.</summary>
    public async Task<(PlannedDay? Day, Refusal? Refusal)> PlaylistAsync(
        ClaimsPrincipal me, string endpoint, string date, CancellationToken stop)
    {
        var snapshot = await inputs.LoadAsync(db, stop);
        if (!(await SeenAsync(me, stop)).Contains(endpoint)
            || snapshot.Endpoints.FirstOrDefault(e => e.Id == endpoint) is not { } place)
        {
            return (null, new Refusal("plan-endpoint", "endpoint", endpoint));
        }

        var (zone, now) = (place.Venue.Zone, time.GetCurrentInstant());
        var today = now.InZone(zone).Date;
        if (!LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var day)
            || day < today || day > today.PlusDays(MaxAhead))
        {
            return (null, new Refusal("plan-date", "date", date, MaxAhead));
        }

        var start = LocalTimePolicy.StartOf(day, zone);
        if (await PublishedAsync(endpoint, new LocalDateSpan(day, 1).ToInterval(zone), stop) is { } published)
        {
            return (published, null);
        }

        var plan = last.Peek(snapshot with { Endpoints = [place] }, new PlanWindow(start, 1));
        var planned = plan.Playlists.Single();
        return (new PlannedDay(planned.Bytes, planned.Hash, Published: false), null);
    }

    private async Task<PlannedDay?> PublishedAsync(string endpoint, Interval day, CancellationToken stop)
    {
        var order = await Orders.AtAsync(db, endpoint, time.GetCurrentInstant(), stop);
        if (order is null || !Sha256Hash.TryParse(order.Playlist, out var hash) || !playlists.Has(hash))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(playlists.PathOf(hash), stop);
        return Playlist.TryRead(bytes, out var read, out _) && read.From <= day.Start && read.Until >= day.End
            ? new PlannedDay(bytes, hash, Published: true)
            : null;
    }

    private async Task<PlanFacts> FactsAsync(Plan plan, IReadOnlyList<DutyOutlook> outlook, CancellationToken stop)
    {
        var players = await db.Set<StoredPlayer>().AsNoTracking().Where(p => p.RevokedAt == null)
            .Select(p => new { p.EndpointId, p.LastSeen }).ToListAsync(stop);
        var lastSeen = players.Select(p => (p.EndpointId, At: presences.Of(p.EndpointId).LastSeen ?? p.LastSeen))
            .Where(p => p.At is not null).GroupBy(p => p.EndpointId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(p => p.At!.Value), StringComparer.Ordinal);
        var stored = plan.Playlists.SelectMany(p => p.Playlist.Files).Select(f => f.Sha256).Distinct()
            .Where(f => media.Has(f.ToString())).ToHashSet();
        return new PlanFacts(time.GetCurrentInstant(), lastSeen, stored) { Duties = outlook };
    }

    private async Task<HashSet<string>> SeenAsync(ClaimsPrincipal me, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        return await scope.Narrow(db.Set<StoredEndpoint>().AsNoTracking()).Select(e => e.Id).ToHashSetAsync(stop);
    }
}
