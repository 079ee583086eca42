using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Duties;
using Signage.Planning.Lint;
using Signage.Planning.Outlook;
using Signage.Planning.Time;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Console;
using Signage.Scheduler.Duties;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>What the plan holds, before it goes out: changes, gaps, warnings, plays and duties.</summary>
public sealed class OutlookDesk(
    SignageDb db, PlanInputs inputs, LastPlan last, DutyDesk duties, PlaylistStore playlists, MediaStore media,
    Presences presences, IClock time)
{
    public const int MostRows = 1000;
    public const int MostDays = 62;
    public const int MostAhead = 400;

    public async Task<PlanView> PlanAsync(string language, CancellationToken stop)
    {
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var window = new PlanWindow(now, PlanWindow.UsualDays);
        var snapshot = await inputs.LoadAsync(db, stop);
        var owed = await duties.AllAsync(stop);
        var plan = last.Peek(snapshot, window);
        var outlook = DutyForecast.Of(plan, snapshot, owed, window);
        var published = (await Orders.NewestAsync(db, stop))
            .ToDictionary(o => o.Key, o => Sha256Hash.Parse(o.Value.Playlist), StringComparer.Ordinal);
        var diff = PlanDiff.Between(published, plan);
        var words = new WarningWords(snapshot, owed, language);
        var warnings = PlanLint.Of(plan, snapshot, await FactsAsync(plan, now, outlook, stop));
        return new PlanView(
            now, window.Days, plan.Playlists.Count,
            [.. diff.Changed.Select(c => new ChangedView(c.Endpoint, c.Before, c.After))], diff.Gone, diff.Unchanged,
            [.. plan.Gaps.Take(MostRows).Select(g => new GapView(g.Endpoints, g.Lane, g.Time.Start, g.Time.End))],
            [.. warnings.Take(MostRows).Select(words.Of)],
            [.. outlook.OrderBy(o => o.Met).ThenBy(o => o.Date).Take(MostRows).Select(o => words.Of(o, plan))]);
    }

    /// <summary>What becomes of each duty on one local day.</summary>
    public async Task<(IReadOnlyList<DutyOutlookView>? Duties, Refusal? Refusal)> DutiesAsync(
        string date, string language, CancellationToken stop)
    {
        var snapshot = await inputs.LoadAsync(db, stop);
        if (DayOf(date, ZoneOf(snapshot, null)) is not { } at)
        {
            return (null, new Refusal("plan-date", "date", date, MostAhead));
        }

        var (window, owed) = (new PlanWindow(at, 1), await duties.AllAsync(stop));
        var plan = Planner.Plan(snapshot, window, PlanJob.Seed);
        var words = new WarningWords(snapshot, owed, language);
        return ([.. DutyForecast.Of(plan, snapshot, owed, window).OrderBy(o => o.Met)
            .ThenBy(o => o.Duty, StringComparer.Ordinal).Select(o => words.Of(o, plan))], null);
    }

    /// <param name="from">First local day; null: today.</param>
    /// <param name="booking">Only of this booking; null: all.</param>
    /// <param name="endpoint">Only on this endpoint; null: all.</param>
    public async Task<(IReadOnlyList<ForecastView>? Rows, Refusal? Refusal)> ForecastAsync(
        string? from, int days, string? booking, string? endpoint, CancellationToken stop)
    {
        if (days is < 1 or > MostDays)
        {
            return (null, new Refusal("plan-days", "days", days, MostDays));
        }

        var snapshot = await inputs.LoadAsync(db, stop);
        if (endpoint is not null && snapshot.Endpoints.All(e => e.Id != endpoint))
        {
            return (null, new Refusal("plan-endpoint", "endpoint", endpoint));
        }

        var start = from is null ? time.GetCurrentInstant() : DayOf(from, ZoneOf(snapshot, endpoint));
        if (start is not { } at)
        {
            return (null, new Refusal("plan-date", "from", from!, MostAhead));
        }

        var mine = endpoint is null
            ? snapshot
            : snapshot with { Endpoints = [.. snapshot.Endpoints.Where(e => e.Id == endpoint)] };
        var (window, places) = (new PlanWindow(at, days), mine.Endpoints.ToDictionary(e => e.Id, e => e.Venue.Zone));
        var plan = Planner.Plan(mine, window, PlanJob.Seed);
        var titles = Names.Of(snapshot);
        var rows = plan.Playlists.SelectMany(p =>
            Forecast.Of(p, window.In(places[p.Endpoints[0]]), places[p.Endpoints[0]]))
            .Where(r => booking is null || r.Booking == booking);
        return ([.. rows.OrderBy(r => r.Date).ThenBy(r => r.Booking, StringComparer.Ordinal)
            .ThenBy(r => r.Asset, StringComparer.Ordinal).Select(r => ViewOf(r, titles))], null);
    }

    /// <summary>The playlist that holds a local day of an endpoint: the published one, else one planned for it.</summary>
    public async Task<(PlannedDay? Day, Refusal? Refusal)> PlaylistAsync(
        string endpoint, string date, CancellationToken stop)
    {
        var snapshot = await inputs.LoadAsync(db, stop);
        if (snapshot.Endpoints.FirstOrDefault(e => e.Id == endpoint) is not { } place)
        {
            return (null, new Refusal("plan-endpoint", "endpoint", endpoint));
        }

        if (DayOf(date, place.Venue.Zone) is not { } at)
        {
            return (null, new Refusal("plan-date", "date", date, MostAhead));
        }

        var day = new PlanWindow(at, 1).In(place.Venue.Zone).ToInterval(place.Venue.Zone);
        if (await PublishedAsync(endpoint, day, stop) is { } published)
        {
            return (published, null);
        }

        var planned = Planner.Plan(
            snapshot with { Endpoints = [place] }, new PlanWindow(at, 1), PlanJob.Seed).Playlists.Single();
        return (new PlannedDay(planned.Bytes, planned.Hash, Published: false), null);
    }

    private async Task<PlannedDay?> PublishedAsync(string endpoint, Interval day, CancellationToken stop)
    {
        var order = (await Orders.NewestAsync(db, stop)).GetValueOrDefault(endpoint);
        if (order is null || !Sha256Hash.TryParse(order.Playlist, out var hash) || !playlists.Has(hash))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(playlists.PathOf(hash), stop);
        return Playlist.TryRead(bytes, out var read, out _) && read.From <= day.Start && read.Until >= day.End
            ? new PlannedDay(bytes, hash, Published: true)
            : null;
    }

    private async Task<PlanFacts> FactsAsync(
        Plan plan, Instant now, IReadOnlyList<DutyOutlook> outlook, CancellationToken stop)
    {
        var players = await db.Set<StoredPlayer>().AsNoTracking().Where(p => p.RevokedAt == null).ToListAsync(stop);
        var seen = players.GroupBy(p => p.EndpointId, StringComparer.Ordinal)
            .Select(g => (Endpoint: g.Key, Seen: presences.Of(g.Key).LastSeen ?? g.Max(p => p.LastSeen)))
            .Where(s => s.Seen is not null)
            .ToDictionary(s => s.Endpoint, s => s.Seen!.Value, StringComparer.Ordinal);
        var stored = plan.Playlists.SelectMany(p => p.Playlist.Files).Select(f => f.Sha256).Distinct()
            .Where(h => media.Has(h.ToString())).ToHashSet();
        return new PlanFacts(now, seen, stored) { Duties = outlook };
    }

    private Instant? DayOf(string text, DateTimeZone zone)
    {
        var today = time.GetCurrentInstant().InZone(zone).Date;
        return LocalText.TryDate(text, out var date) && date >= today && date <= today.PlusDays(MostAhead)
            ? LocalTimePolicy.StartOf(date, zone)
            : null;
    }

    private static DateTimeZone ZoneOf(PlanSnapshot snapshot, string? endpoint) =>
        snapshot.Endpoints.FirstOrDefault(e => endpoint is null || e.Id == endpoint)?.Venue.Zone ?? Times.County;

    private static ForecastView ViewOf(ForecastRow row, IReadOnlyDictionary<string, string> titles) => new(
        row.Booking,
        row.Booking is null ? null : titles.GetValueOrDefault(row.Booking, row.Booking),
        row.Asset,
        titles.GetValueOrDefault(row.Asset, row.Asset),
        LocalDatePattern.Iso.Format(row.Date),
        row.Endpoints,
        row.Plays,
        (long)row.Airtime.TotalMilliseconds);
}
