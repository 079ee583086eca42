namespace Signage.Scheduler.Bookings;

/// <summary>Weekly opening hours.</summary>
/// <param name="Days">ISO weekdays, 1 (Monday) to 7.</param>
/// <param name="From">Local time <c>HH:mm</c>.</param>
/// <param name="Until">Local time <c>HH:mm</c>; not after <paramref name="From"/>: on the next day.</param>
public sealed record CountyHours(IReadOnlyList<int> Days, string From, string Until);
