namespace Signage.Scheduler.Bookings;

/// <summary>A place in the county file.</summary>
/// <param name="Zone">IANA name; null: Asia/Shanghai.</param>
/// <param name="Hours">Weekly opening hours; null: never closes.</param>
/// <param name="Tags">Words by which bookings find its endpoints.</param>
/// <param name="Calendar">Id of its calendar; null: none.</param>
/// <param name="Quiet">When its loudspeakers are silent, and its screens without sound.</param>
/// <param name="Levels">Volume and brightness by time; the later entry wins.</param>
/// <param name="BellOffsetSeconds">By how many seconds its bell is late, less than zero where it is early: all its
/// local times are kept by the bell. Null: it is right.</param>
public sealed record CountyVenue(
    string Id,
    string Title,
    string Department,
    string Township,
    IReadOnlyList<CountyEndpoint> Endpoints,
    string? Zone = null,
    IReadOnlyList<CountyHours>? Hours = null,
    IReadOnlyList<string>? Tags = null,
    string? Calendar = null,
    IReadOnlyList<CountyQuiet>? Quiet = null,
    IReadOnlyList<CountyLevel>? Levels = null,
    int? BellOffsetSeconds = null);
