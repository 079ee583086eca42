using System.Text.Json;
using Signage.Content.Text;

namespace Signage.Scheduler.Bookings;

/// <summary>A venue as the API shows it.</summary>
public sealed record VenueView(
    string Id,
    string Title,
    string Department,
    string Township,
    string Zone,
    IReadOnlyList<CountyHours>? Hours,
    IReadOnlyList<string> Endpoints)
{
    public static VenueView Of(StoredVenue venue, IEnumerable<string> endpoints) => new(
        venue.Id, venue.Title, venue.Department, venue.Township, venue.Zone,
        venue.HoursJson is null
            ? null
            : JsonSerializer.Deserialize<List<CountyHours>>(venue.HoursJson, WireJson.Options),
        [.. endpoints]);
}
