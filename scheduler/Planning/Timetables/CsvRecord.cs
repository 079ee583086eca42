namespace Signage.Planning.Timetables;

/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Fault">What is wrong with its quotes, or null.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, string? Fault)
{
    internal bool IsBlank => Fields is [var only] && string.IsNullOrWhiteSpace(only);
}
