namespace Signage.Scheduler.Bookings;

/// <summary>A venue as the API shows it.</summary>
public sealed record VenueView(
    string Id,
    string Title,
    string Department,
    string Township,
    string Zone,
    IReadOnlyList<CountyHours>? Hours,
    IReadOnlyList<string> Tags,
    string? Calendar,
    IReadOnlyList<CountyQuiet> Quiet,
    IReadOnlyList<CountyLevel> Levels,
    int BellOffsetSeconds,
    IReadOnlyList<string> Endpoints)
{
    public static VenueView Of(StoredVenue venue, IEnumerable<string> endpoints) => new(
        venue.Id, venue.Title, venue.Department, venue.Township, venue.Zone,
        PlaceText.Read<CountyHours>(venue.HoursJson),
        PlaceText.Read<string>(venue.TagsJson) ?? [],
        venue.Calendar,
        PlaceText.Read<CountyQuiet>(venue.QuietJson) ?? [],
        PlaceText.Read<CountyLevel>(venue.LevelsJson) ?? [],
        venue.BellOffsetSeconds,
        [.. endpoints]);
}
