using NodaTime;

namespace Signage.Planning.Places;

/// <summary>A place with its department, township, zone and opening hours.</summary>
public sealed record Venue(
    string Id,
    string Title,
    string Department,
    string Township,
    DateTimeZone Zone,
    OpeningHours Hours);
