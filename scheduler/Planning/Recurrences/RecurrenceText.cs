using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Signage.Planning.Recurrences;

/// <summary>Reads the lines of a recurrence.</summary>
internal static class RecurrenceText
{
    private const string RuleStart = "RRULE:";

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    internal static bool TryRead(
        string text,
        [NotNullWhen(true)] out Recurrence? recurrence,
        [NotNullWhen(false)] out string? reasonCode)
    {
        (recurrence, reasonCode) = text.Length > Recurrence.MaxLength
            ? (null, RecurrenceCodes.TooLong)
            : Read([.. text.ToUpperInvariant()
                .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
        return recurrence is not null;
    }

    /// <summary>The date of a value such as 20261123, or null.</summary>
    internal static LocalDate? DateOf(string value) =>
        Day.Parse(value).TryGetValue(default, out var date) && date.Year is >= 1900 and <= 2199 ? date : null;

    private static (Recurrence? Recurrence, string? Code) Read(IReadOnlyList<string> lines)
    {
        string? rule = null;
        var (except, also) = (new List<LocalDate>(), new List<LocalDate>());
        foreach (var line in lines)
        {
            string? code;
            if (line.StartsWith(RuleStart, StringComparison.Ordinal))
            {
                code = rule is null ? RecurrenceGrammar.Check(line[RuleStart.Length..]) : RecurrenceCodes.RuleTwice;
                rule = line[RuleStart.Length..];
            }
            else
            {
                code = TakeDates(line, except, also);
            }

            if (code is not null)
            {
                return (null, code);
            }
        }

        return rule is null && also.Count == 0
            ? (null, RecurrenceCodes.Empty)
            : (new Recurrence(string.Join('\n', lines), rule, except, also), null);
    }

    private static string? TakeDates(string line, List<LocalDate> except, List<LocalDate> also)
    {
        var parts = line.Split(':', 2);
        var list = parts[0] switch
        {
            _ when parts.Length < 2 => null,
            "EXDATE" or "EXDATE;VALUE=DATE" => except,
            "RDATE" or "RDATE;VALUE=DATE" => also,
            _ => null,
        };
        if (list is null)
        {
            return RecurrenceCodes.Line;
        }

        foreach (var value in parts[1].Split(','))
        {
            if (DateOf(value) is not { } date)
            {
                return value.Contains('T', StringComparison.Ordinal) ? RecurrenceCodes.TimeOfDay : RecurrenceCodes.Date;
            }

            list.Add(date);
        }

        return null;
    }
}
