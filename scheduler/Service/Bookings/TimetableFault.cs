namespace Signage.Scheduler.Bookings;

/// <summary>One thing wrong with a timetable, in the reader's language.</summary>
/// <param name="Value">What stands there.</param>
public sealed record TimetableFault(int Line, string Field, string Code, string Text, string Value);
