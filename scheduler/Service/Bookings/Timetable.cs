using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>The halls' shows.</summary>
public sealed class Timetable(SignageDb db, IClock time, Audit audit, PlanRequests plans)
{
    private const int MaxShows = 5000;
    private const int MaxTitle = 100;

    /// <summary>Takes a list of shows, all of them or none. A show of the same hall and start is taken once.</summary>
    public async Task<(IReadOnlyList<string> Ids, Refusal? Refusal)> AddAsync(
        IReadOnlyList<ShowRequest> shows, string by, CancellationToken stop)
    {
        if (shows.Count is 0 or > MaxShows)
        {
            return ([], new Refusal("shows-count", null, MaxShows));
        }

        var ids = new List<string>();
        var endpoints = await db.Set<StoredEndpoint>().AsNoTracking().ToListAsync(stop);
        await using var change = await db.Database.BeginTransactionAsync(stop);
        foreach (var show in shows)
        {
            if (show.Title is not { Length: > 0 and <= MaxTitle } || (show.Id is not null && !NameRule.IsName(show.Id)))
            {
                return ([], new Refusal("show-title", "title", MaxTitle));
            }

            if (HallOf(show, endpoints) is not { } hall)
            {
                return ([], new Refusal("show-hall", "endpoint", show.Endpoint ?? show.Venue ?? ""));
            }

            ids.Add(await PutAsync(show, hall.Id, stop));
            await db.SaveChangesAsync(stop);
        }

        audit.Add(db, "shows.add", "shows", $"{shows.Count} shows", by);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        plans.Request();
        return (ids, null);
    }

    /// <summary>The show stays, so that it can be said why nothing played before it.</summary>
    public async Task<Refusal?> CancelAsync(string id, string by, CancellationToken stop)
    {
        var show = await db.Set<StoredShow>().FirstOrDefaultAsync(s => s.Id == id && s.CancelledAt == null, stop);
        if (show is null)
        {
            return new Refusal("not-found");
        }

        show.CancelledAt = InstantText.ToMilliseconds(time.GetCurrentInstant());
        audit.Add(db, "show.cancel", id, $"{show.EndpointId} {InstantText.Format(show.Start)} {show.Title}", by);
        await db.SaveChangesAsync(stop);
        plans.Request();
        return null;
    }

    /// <summary>Every hall with its shows from an instant on.</summary>
    public async Task<IReadOnlyList<HallView>> HallsAsync(Instant from, CancellationToken stop)
    {
        var halls = await db.Set<StoredEndpoint>().AsNoTracking().Include(e => e.Venue)
            .Where(e => e.Kind == EndpointKind.CinemaScreen).OrderBy(e => e.Id).ToListAsync(stop);
        var shows = await db.Set<StoredShow>().AsNoTracking().Where(s => s.Start >= from && s.CancelledAt == null)
            .OrderBy(s => s.Start)
            .Select(s => new ShowView(s.Id, s.EndpointId, s.Start, s.Title)).ToListAsync(stop);
        var byHall = shows.ToLookup(s => s.Endpoint, StringComparer.Ordinal);
        return [.. halls.Select(h => new HallView(
            h.Id, $"{h.Venue!.Title} · {h.Title}", DateTimeZoneProviders.Tzdb[h.Venue.Zone], [.. byHall[h.Id]]))];
    }

    private static StoredEndpoint? HallOf(ShowRequest show, List<StoredEndpoint> endpoints) =>
        show.Endpoint is { } id
            ? endpoints.Find(e => e.Id == id)
            : endpoints.Where(e => e.VenueId == show.Venue && e.Kind == EndpointKind.CinemaScreen)
                .ToList() is [var only]
                ? only
                : null;

    private async Task<string> PutAsync(ShowRequest show, string hall, CancellationToken stop)
    {
        var start = InstantText.ToMilliseconds(show.Start);
        var known = await db.Set<StoredShow>()
            .Where(s => (s.EndpointId == hall && s.Start == start) || (show.Id != null && s.Id == show.Id))
            .OrderByDescending(s => s.Id == show.Id).ThenBy(s => s.CancelledAt != null).FirstOrDefaultAsync(stop);
        if (known is null)
        {
            known = new StoredShow
            {
                Id = show.Id ?? Ids.New("show"), EndpointId = hall, Start = start, Title = show.Title,
            };
            db.Add(known);
        }

        (known.EndpointId, known.Start, known.Title, known.CancelledAt) = (hall, start, show.Title, null);
        return known.Id;
    }
}
