namespace Signage.Planning.Timetables;

/// <summary>What a file gave: the rows that are right, and what is wrong with the others.</summary>
/// <param name="Problems">In the file's order, at most <see cref="TimetableLimits.Problems"/>.</param>
public sealed record TimetableReading(
    IReadOnlyList<TimetableRow> Rows, IReadOnlyList<TimetableProblem> Problems);
