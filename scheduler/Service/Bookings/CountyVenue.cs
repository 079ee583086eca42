namespace Signage.Scheduler.Bookings;

/// <summary>A place in the county file.</summary>
/// <param name="Zone">IANA name; null: Asia/Shanghai.</param>
/// <param name="Hours">Weekly opening hours; null: never closes.</param>
public sealed record CountyVenue(
    string Id,
    string Title,
    string Department,
    string Township,
    IReadOnlyList<CountyEndpoint> Endpoints,
    string? Zone = null,
    IReadOnlyList<CountyHours>? Hours = null);
