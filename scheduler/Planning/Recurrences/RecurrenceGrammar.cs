using System.Globalization;
using System.Text.RegularExpressions;

namespace Signage.Planning.Recurrences;

/// <summary>RFC 5545, section 3.3.10, as far as it speaks of whole days.</summary>
internal static partial class RecurrenceGrammar
{
    private const int MaxInterval = 1000;
    private const int MaxCount = 10_000;

    /// <summary>Null for a rule that may be evaluated, else one of <see cref="RecurrenceCodes"/>.</summary>
    internal static string? Check(string rule)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in rule.Split(';'))
        {
            if (part.Split('=') is not [var name, var value] || !parts.TryAdd(name, value))
            {
                return RecurrenceCodes.Part;
            }
        }

        if (parts.GetValueOrDefault("FREQ") is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY"))
        {
            return RecurrenceCodes.Frequency;
        }

        return parts.Select(part => CheckPart(part.Key, part.Value)).FirstOrDefault(code => code is not null)
            ?? CheckTogether(parts);
    }

    private static string? CheckPart(string name, string value)
    {
        if (name is "BYHOUR" or "BYMINUTE" or "BYSECOND")
        {
            return RecurrenceCodes.TimeOfDay;
        }

        if (name == "UNTIL" && RecurrenceText.DateOf(value) is null)
        {
            return value.Contains('T', StringComparison.Ordinal) ? RecurrenceCodes.TimeOfDay : RecurrenceCodes.Date;
        }

        var right = name switch
        {
            "FREQ" or "UNTIL" => true,
            "INTERVAL" => Number(value) is >= 1 and <= MaxInterval,
            "COUNT" => Number(value) is >= 1 and <= MaxCount,
            "WKST" => Weekday().IsMatch(value),
            "BYDAY" => value.Split(',').All(Weekdays().IsMatch),
            "BYMONTH" => value.Split(',').All(v => Number(v) is >= 1 and <= 12),
            "BYMONTHDAY" => Numbers(value, 31),
            "BYWEEKNO" => Numbers(value, 53),
            "BYYEARDAY" or "BYSETPOS" => Numbers(value, 366),
            _ => false,
        };
        return right ? null : RecurrenceCodes.Part;
    }

    private static string? CheckTogether(Dictionary<string, string> parts)
    {
        var frequency = parts["FREQ"];
        bool Has(string name) => parts.ContainsKey(name);
        var counted = Has("BYDAY") && parts["BYDAY"].Any(char.IsAsciiDigit);
        var chooses = parts.Keys.Any(p => p is "BYDAY" or "BYMONTHDAY" or "BYYEARDAY" or "BYWEEKNO" or "BYMONTH");
        var wrong = (Has("COUNT") && Has("UNTIL"))
            || (Has("BYSETPOS") && !chooses)
            || (counted && (frequency is "DAILY" or "WEEKLY" || Has("BYWEEKNO")))
            || (Has("BYMONTHDAY") && frequency == "WEEKLY")
            || (Has("BYYEARDAY") && frequency != "YEARLY")
            || (Has("BYWEEKNO") && frequency != "YEARLY");
        return wrong ? RecurrenceCodes.Together : null;
    }

    private static bool Numbers(string value, int most) =>
        value.Split(',').All(v => Number(v) is { } n && n != 0 && Math.Abs(n) <= most);

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && value.Length <= 6 ? number : null;

    [GeneratedRegex("^(MO|TU|WE|TH|FR|SA|SU)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(
        "^([+-]?[1-9][0-9]?)?(MO|TU|WE|TH|FR|SA|SU)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Weekdays();
}
