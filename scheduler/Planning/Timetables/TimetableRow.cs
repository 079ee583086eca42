using NodaTime;

namespace Signage.Planning.Timetables;

/// <summary>One show as a timetable lists it.</summary>
/// <param name="Id">What the theatre system calls the show, or null when the file gives no name.</param>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
public sealed record TimetableRow(string Hall, Instant Start, string Title, string? Id, bool Cancelled, int Line);
