namespace Signage.Scheduler.Calendars;

/// <summary>A window that only an emergency takeover breaks; local times.</summary>
public sealed record CalendarExam(string Date, string From, string Until, string Title);
