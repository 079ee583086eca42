namespace Signage.Scheduler.Calendars;

/// <summary>One thing wrong with a calendar file, in the reader's language.</summary>
public sealed record CalendarFault(int? Line, string Field, string Code, string Text);
