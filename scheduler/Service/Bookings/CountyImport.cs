using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Scheduler.Calendars;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Takes in a county file: all of it, or nothing.</summary>
public sealed class CountyImport(SignageDb db, IDateTimeZoneProvider zones, Audit audit, PlanRequests plans)
{
    private const string UsualZone = "Asia/Shanghai";

    public async Task<Refusal?> TakeAsync(CountyFile file, CancellationToken stop)
    {
        var calendars = await db.Set<StoredCalendar>().Select(c => c.Id).ToHashSetAsync(stop);
        if (new CountyCheck(zones, calendars).Check(file) is { } refusal)
        {
            return refusal;
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var venues = await db.Set<StoredVenue>().ToDictionaryAsync(v => v.Id, stop);
        var endpoints = await db.Set<StoredEndpoint>().ToDictionaryAsync(e => e.Id, stop);
        foreach (var venue in file.Venues)
        {
            Put(venue, venues, endpoints);
        }

        audit.Add(db, "county.import", "county",
            $"{file.Venues.Count} venues, {file.Venues.Sum(v => v.Endpoints.Count)} endpoints");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        plans.Request();
        return null;
    }

    private void Put(
        CountyVenue venue, Dictionary<string, StoredVenue> venues, Dictionary<string, StoredEndpoint> endpoints)
    {
        var made = new StoredVenue
        {
            Id = venue.Id,
            Title = venue.Title,
            Department = venue.Department,
            Township = venue.Township,
            Zone = venue.Zone ?? UsualZone,
            BellOffsetSeconds = venue.BellOffsetSeconds ?? 0,
            HoursJson = Written(venue.Hours),
            TagsJson = Written(venue.Tags),
            Calendar = venue.Calendar,
            QuietJson = Written(venue.Quiet),
            LevelsJson = Written(venue.Levels),
        };
        Put(venues.GetValueOrDefault(made.Id), made);
        foreach (var endpoint in venue.Endpoints)
        {
            Put(endpoints.GetValueOrDefault(endpoint.Id), new StoredEndpoint
            {
                Id = endpoint.Id,
                VenueId = venue.Id,
                Title = endpoint.Title,
                Kind = endpoint.Kind,
                Width = endpoint.Width ?? 0,
                Height = endpoint.Height ?? 0,
                TagsJson = Written(endpoint.Tags),
                PanelHoursJson = Written(endpoint.PanelHours),
                StartEvent = endpoint.StartEvent,
            });
        }
    }

    private static string? Written<T>(IReadOnlyList<T>? list) =>
        list is null ? null : JsonSerializer.Serialize(list, WireJson.Options);

    private void Put<T>(T? known, T made)
        where T : class
    {
        if (known is null)
        {
            db.Add(made);
        }
        else
        {
            db.Entry(known).CurrentValues.SetValues(made);
        }
    }
}
