using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Planning.Calendars;
using Signage.Planning.Time;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Calendars;

/// <summary>Takes, shows and removes calendars.</summary>
public sealed class CalendarDesk(
    SignageDb db, IDateTimeZoneProvider zones, IClock time, Audit audit, PlanRequests plans)
{
    /// <summary>How far ahead it is looked what a change moves.</summary>
    public const int LookAhead = 400;

    public async Task<IReadOnlyList<CalendarView>> ListAsync(CancellationToken stop)
    {
        var stored = await db.Set<StoredCalendar>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(stop);
        var venues = await db.Set<StoredVenue>().AsNoTracking().Where(v => v.Calendar != null).OrderBy(v => v.Id)
            .Select(v => new { v.Id, v.Calendar }).ToListAsync(stop);
        var byCalendar = venues.ToLookup(v => v.Calendar!, v => v.Id, StringComparer.Ordinal);
        return [.. stored.Select(c => CalendarView.Of(c, byCalendar[c.Id]))];
    }

    public Task<StoredCalendar?> FindAsync(string id, CancellationToken stop) =>
        db.Set<StoredCalendar>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop);

    /// <summary>What the file would move, without storing it.</summary>
    public async Task<(CalendarPreview? Preview, Refusal? Refusal)> PreviewAsync(
        string id, string text, string language, CancellationToken stop)
    {
        var known = await FindAsync(id, stop);
        var (calendar, refusal) = Read(id, text, known?.Title ?? id, language);
        return refusal is not null
            ? (null, refusal)
            : (await MovedAsync(id, calendar!.Title, known?.Read() ?? Calendar.Plain, calendar, stop), null);
    }

    /// <summary>Stores the file in place of what is there.</summary>
    public async Task<(CalendarPreview? Moved, Refusal? Refusal)> PutAsync(
        string id, string text, string by, string language, CancellationToken stop)
    {
        var (preview, refusal) = await PreviewAsync(id, text, language, stop);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var known = await db.Set<StoredCalendar>().FirstOrDefaultAsync(c => c.Id == id, stop);
        if (known is null)
        {
            known = new StoredCalendar { Id = id, Title = "", Text = "", ChangedBy = by };
            db.Add(known);
        }

        (known.Title, known.Text, known.ChangedBy) = (preview!.Title, text, by);
        known.ChangedAt = InstantText.ToMilliseconds(time.GetCurrentInstant());
        audit.Add(db, "calendar.put", id, $"{preview.Venues.Count} venues moved", by);
        await db.SaveChangesAsync(stop);
        plans.Request();
        return (preview, null);
    }

    public async Task<Refusal?> RemoveAsync(string id, string by, CancellationToken stop)
    {
        var known = await db.Set<StoredCalendar>().FirstOrDefaultAsync(c => c.Id == id, stop);
        if (known is null)
        {
            return new Refusal("not-found");
        }

        var users = await db.Set<StoredVenue>().Where(v => v.Calendar == id).Select(v => v.Title).ToListAsync(stop);
        if (users.Count > 0)
        {
            return new Refusal("calendar-used", "id", known.Title, users.Count, users[0]);
        }

        db.Remove(known);
        audit.Add(db, "calendar.remove", id, who: by);
        await db.SaveChangesAsync(stop);
        plans.Request();
        return null;
    }

    private static (Calendar? Calendar, Refusal? Refusal) Read(string id, string text, string title, string language)
    {
        if (!NameRule.IsName(id))
        {
            return (null, new Refusal("calendar-id", "id", id));
        }

        var (calendar, problems) = CalendarFile.Read(text, id, title);
        if (calendar is not null)
        {
            return (calendar with { Id = id }, null);
        }

        IReadOnlyList<CalendarFault> faults = [.. problems.Select(p => new CalendarFault(
            p.Line, p.Path, p.Code, MessageTexts.Detail($"calendar-{p.Code}", language, [.. p.Args, "", "", ""])))];
        return (null, new Refusal("calendar-wrong", faults[0].Field, faults.Count, faults[0].Line ?? 0, faults[0].Text)
        {
            Extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["problems"] = faults },
        });
    }

    private async Task<CalendarPreview> MovedAsync(
        string id, string title, Calendar before, Calendar after, CancellationToken stop)
    {
        var venues = await db.Set<StoredVenue>().AsNoTracking().Where(v => v.Calendar == id).OrderBy(v => v.Id)
            .ToListAsync(stop);
        var endpoints = await db.Set<StoredEndpoint>().AsNoTracking().GroupBy(e => e.VenueId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var now = time.GetCurrentInstant();
        var moved = venues.Select(venue => new MovedVenue(
            venue.Id, venue.Title, endpoints.GetValueOrDefault(venue.Id),
            [.. CalendarChange.Between(before, after, new PlanWindow(now, LookAhead).In(zones[venue.Zone]))
                .Select(MovedDayView.Of)]));
        return new CalendarPreview(id, title, LookAhead, [.. moved.Where(v => v.Days.Count > 0)]);
    }
}
