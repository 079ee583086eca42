namespace Signage.Scheduler.Calendars;

/// <summary>Which venues a calendar would move, and on which days; nothing is stored.</summary>
/// <param name="Days">How far was looked.</param>
public sealed record CalendarPreview(string Id, string Title, int Days, IReadOnlyList<MovedVenue> Venues);
