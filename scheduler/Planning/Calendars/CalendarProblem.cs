namespace Signage.Planning.Calendars;

/// <summary>Something wrong with a calendar or its file.</summary>
/// <param name="Path">Where in the calendar, such as <c>terms[0].last</c>; of a file, the event or empty.</param>
/// <param name="Line">The line of the file on which the entry begins, from 1; null without a file.</param>
/// <param name="Code">One of <see cref="CalendarCodes"/>.</param>
/// <param name="Args">What the message about it needs; of an entry, its title first.</param>
public sealed record CalendarProblem(string Path, int? Line, string Code, IReadOnlyList<string> Args)
{
    public override string ToString() =>
        $"{(Line is { } line ? $"line {line} " : "")}{Path}: {Code} {string.Join(' ', Args)}".TrimEnd();
}
