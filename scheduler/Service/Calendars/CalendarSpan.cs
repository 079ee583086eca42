namespace Signage.Scheduler.Calendars;

/// <summary>A term or a holiday, both days included.</summary>
public sealed record CalendarSpan(string First, string Last, string Title);
