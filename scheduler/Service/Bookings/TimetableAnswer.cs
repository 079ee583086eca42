namespace Signage.Scheduler.Bookings;

/// <summary>What a timetable did: ids of the shows by what became of them.</summary>
/// <param name="Unchanged">How many were there already.</param>
public sealed record TimetableAnswer(
    IReadOnlyList<string> Added, IReadOnlyList<string> Moved, IReadOnlyList<string> Cancelled, int Unchanged);
