namespace Signage.Planning.Timetables;

/// <summary>Why a row, or a file, cannot be taken.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1.</param>
/// <param name="Field">The column by its English name, the property of an event, or empty for the whole.</param>
/// <param name="Code">One of <see cref="TimetableCodes"/>, or of a recurrence's codes.</param>
/// <param name="Value">What stands there, at most 100 characters.</param>
public sealed record TimetableProblem(int Line, string Field, string Code, string Value);
