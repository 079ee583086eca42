using Signage.Planning.Places;

namespace Signage.Scheduler.Bookings;

/// <summary>A weekly window without sound.</summary>
/// <param name="Kind">Why: <c>lesson</c>, <c>rest</c> or <c>night</c>; exams come from the calendar.</param>
/// <param name="Days">ISO weekdays, 1 (Monday) to 7; a make-up day counts as the weekday that it runs as.</param>
/// <param name="From">Local time <c>HH:mm</c>.</param>
/// <param name="Until">Local time <c>HH:mm</c>; not after <paramref name="From"/>: on the next day.</param>
public sealed record CountyQuiet(QuietKind Kind, IReadOnlyList<int> Days, string From, string Until);
