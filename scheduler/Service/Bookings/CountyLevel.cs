namespace Signage.Scheduler.Bookings;

/// <summary>Volume and brightness in a weekly window.</summary>
/// <param name="Days">ISO weekdays, 1 (Monday) to 7.</param>
/// <param name="From">Local time <c>HH:mm</c>.</param>
/// <param name="Until">Local time <c>HH:mm</c>; not after <paramref name="From"/>: on the next day.</param>
/// <param name="Volume">0 to 100 per cent; null: as it is.</param>
/// <param name="Brightness">0 to 100 per cent; null: as it is.</param>
public sealed record CountyLevel(
    IReadOnlyList<int> Days, string From, string Until, int? Volume = null, int? Brightness = null);
