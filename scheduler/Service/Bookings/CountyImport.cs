using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Takes in a county file: all of it, or nothing.</summary>
public sealed class CountyImport(SignageDb db, IDateTimeZoneProvider zones, Audit audit, PlanRequests plans)
{
    private const string UsualZone = "Asia/Shanghai";
    private const int MaxTitle = 100;
    private const int MaxPixels = 16_384;

    public async Task<Refusal?> TakeAsync(CountyFile file, CancellationToken stop)
    {
        if (Check(file) is { } refusal)
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
            HoursJson = venue.Hours is null ? null : JsonSerializer.Serialize(venue.Hours, WireJson.Options),
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
            });
        }
    }

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

    private Refusal? Check(CountyFile file)
    {
        var (venues, endpoints) =
            (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < file.Venues.Count; i++)
        {
            var (venue, at) = (file.Venues[i], $"venues[{i}]");
            if (!NameRule.IsName(venue.Id) || !venues.Add(venue.Id))
            {
                return Wrong($"{at}.id", venue.Id);
            }

            if (WrongText(venue, at) is { } wrong)
            {
                return wrong;
            }

            if (venue.Zone is not null && zones.GetZoneOrNull(venue.Zone) is null)
            {
                return Wrong($"{at}.zone", venue.Zone);
            }

            if (venue.Hours?.FirstOrDefault(h => !LocalText.TryDaypart(h.Days, h.From, h.Until, out _)) is { } hours)
            {
                return Wrong($"{at}.hours", $"{string.Join(',', hours.Days)} {hours.From} {hours.Until}");
            }

            if (venue.Endpoints.FirstOrDefault(e => !IsGood(e) || !endpoints.Add(e.Id)) is { } endpoint)
            {
                return Wrong($"{at}.endpoints", $"{endpoint.Id} {endpoint.Width}x{endpoint.Height}");
            }
        }

        return null;
    }

    private static Refusal? WrongText(CountyVenue venue, string at)
    {
        foreach (var (name, text) in new[]
        {
            ("title", venue.Title), ("department", venue.Department), ("township", venue.Township),
        })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTitle)
            {
                return Wrong($"{at}.{name}", text);
            }
        }

        return null;
    }

    private static bool IsGood(CountyEndpoint endpoint)
    {
        var sounds = endpoint.Kind is EndpointKind.AtmVoice or EndpointKind.SchoolRadio
            or EndpointKind.VillageLoudspeaker or EndpointKind.MallLoudspeaker;
        var (width, height) = (endpoint.Width ?? 0, endpoint.Height ?? 0);
        return NameRule.IsName(endpoint.Id) && endpoint.Title is { Length: > 0 and <= MaxTitle }
            && (sounds ? width == 0 && height == 0 : width is > 0 and <= MaxPixels && height is > 0 and <= MaxPixels);
    }

    private static Refusal Wrong(string field, string value) => new("county-wrong", field, field, value);
}
