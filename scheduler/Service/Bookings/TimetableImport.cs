using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Planning.Time;
using Signage.Planning.Timetables;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Takes in a cinema's timetable as a table or as iCalendar: all of it, or nothing.</summary>
public sealed class TimetableImport(
    SignageDb db, IDateTimeZoneProvider zones, IClock time, Audit audit, PlanRequests plans)
{
    private const int LookAhead = 400;

    /// <param name="calendar">The text is iCalendar, else it is a table.</param>
    /// <param name="venue">The cinema; null: halls are named by their endpoints, or there is one cinema.</param>
    public async Task<(TimetableAnswer? Answer, Refusal? Refusal)> TakeAsync(
        string text, bool calendar, string? venue, string by, string language, CancellationToken stop)
    {
        var halls = await db.Set<StoredEndpoint>().AsNoTracking().Include(e => e.Venue)
            .Where(e => venue == null ? e.Kind == EndpointKind.CinemaScreen : e.VenueId == venue).ToListAsync(stop);
        if (halls.Select(h => h.Venue!.Zone).Distinct().ToList() is not [var zoneName])
        {
            return (null, new Refusal("timetable-venue", "venue"));
        }

        var zone = zones[zoneName];
        var reading = calendar
            ? TimetableIcs.Read(text, zone, zones, Near(zone))
            : TimetableCsv.Read(text, zone);
        var found = reading.Rows.Select(row => (Row: row, Hall: HallOf(row.Hall, halls))).ToList();
        var problems = reading.Problems.Concat(found.Where(f => f.Hall is null)
            .Select(f => new TimetableProblem(f.Row.Line, "hall", "hall-unknown", f.Row.Hall)));
        var faults = FaultsOf(problems, language);
        if (faults.Count == 0 && found.Count > 0)
        {
            await using var change = await db.Database.BeginTransactionAsync(stop);
            var (answer, taken) = await PutAsync([.. found.Select(f => (f.Row, f.Hall!))], stop);
            faults = FaultsOf(taken, language);
            if (faults.Count == 0)
            {
                audit.Add(db, "shows.import", "shows", $"{found.Count} shows", by);
                await db.SaveChangesAsync(stop);
                await change.CommitAsync(stop);
                plans.Request();
                return (answer, null);
            }
        }

        return (null, faults.Count == 0
            ? new Refusal("timetable-empty")
            : new Refusal("timetable-wrong", faults[0].Field, faults.Count, faults[0].Line, faults[0].Text)
            {
                Extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["problems"] = faults },
            });
    }

    private LocalDateSpan Near(DateTimeZone zone)
    {
        var today = new PlanWindow(time.GetCurrentInstant(), LookAhead).In(zone);
        return new LocalDateSpan(today.First.PlusDays(-1), today.Days + 1);
    }

    private static IReadOnlyList<TimetableFault> FaultsOf(IEnumerable<TimetableProblem> problems, string language) =>
        [.. problems.OrderBy(p => p.Line).Take(TimetableLimits.Problems).Select(p => new TimetableFault(
            p.Line, p.Field, p.Code, MessageTexts.Detail($"timetable-{p.Code}", language, p.Value), p.Value))];

    /// <summary>By id, by title, or by the beginning of a title that no other hall has: 1号厅 is 1号厅银幕.</summary>
    private static StoredEndpoint? HallOf(string name, List<StoredEndpoint> halls) =>
        halls.Find(h => h.Id == name) ?? halls.Find(h => h.Title == name)
            ?? (halls.Where(h => h.Title.StartsWith(name, StringComparison.Ordinal)).ToList() is [var only]
                ? only
                : null);

    private async Task<(TimetableAnswer Answer, IReadOnlyList<TimetableProblem> Problems)> PutAsync(
        IReadOnlyList<(TimetableRow Row, StoredEndpoint Hall)> rows, CancellationToken stop)
    {
        var ids = rows.Select(r => r.Hall.Id).ToHashSet(StringComparer.Ordinal);
        var venues = rows.Select(r => r.Hall.VenueId).ToHashSet(StringComparer.Ordinal);
        var known = await db.Set<StoredShow>().Where(s => ids.Contains(s.EndpointId)
            || db.Set<StoredEndpoint>().Any(e => e.Id == s.EndpointId && venues.Contains(e.VenueId))).ToListAsync(stop);
        var (added, moved, cancelled) = (new List<string>(), new List<string>(), new List<string>());
        var unchanged = 0;
        var lines = new Dictionary<StoredShow, int>(ReferenceEqualityComparer.Instance);
        foreach (var (row, hall) in rows)
        {
            var start = InstantText.ToMilliseconds(row.Start);
            var id = row.Id is null ? null : IdOf(hall.VenueId, row.Id);
            var show = known.Find(s => s.Id == id)
                ?? known.Find(s => s.EndpointId == hall.Id && s.Start == start
                    && (id is null || s.CancelledAt is null));
            var list = show switch
            {
                null => added,
                _ when row.Cancelled != (show.CancelledAt is not null) => row.Cancelled ? cancelled : added,
                _ when show.EndpointId != hall.Id || show.Start != start || show.Title != row.Title => moved,
                _ => null,
            };
            if (show is null)
            {
                show = new StoredShow { Id = id ?? Ids.New("show"), EndpointId = hall.Id, Title = row.Title };
                db.Add(show);
                known.Add(show);
                list = row.Cancelled ? cancelled : added;
            }

            (show.EndpointId, show.Start, show.Title) = (hall.Id, start, row.Title);
            show.CancelledAt = row.Cancelled ? show.CancelledAt ?? time.GetCurrentInstant() : null;
            list?.Add(show.Id);
            unchanged += list is null ? 1 : 0;
            lines[show] = row.Line;
        }

        var twice = known.Where(s => s.CancelledAt is null).GroupBy(s => (s.EndpointId, s.Start))
            .Where(g => g.Skip(1).Any())
            .Select(g => new TimetableProblem(
                g.Max(s => lines.GetValueOrDefault(s)), "start", "place-taken", g.Key.EndpointId));
        return (new TimetableAnswer(added, moved, cancelled, unchanged), [.. twice]);
    }

    /// <summary>What a theatre system calls a show is its own affair; within one cinema it names one show.</summary>
    private static string IdOf(string venue, string name) => NameRule.IsName(name) && name.StartsWith("show-",
        StringComparison.Ordinal)
        ? name
        : $"show-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{venue}\n{name}")))[..16]}";
}
