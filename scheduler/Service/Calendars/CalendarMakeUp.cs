namespace Signage.Scheduler.Calendars;

/// <summary>A day that is worked in place of another.</summary>
/// <param name="RunsAs">ISO weekday, 1 (Monday) to 7.</param>
public sealed record CalendarMakeUp(string Date, int RunsAs, string Title);
