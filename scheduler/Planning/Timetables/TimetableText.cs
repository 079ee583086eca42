using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Signage.Planning.Timetables;

/// <summary>Dates, times and flags as people write them in a timetable.</summary>
internal static partial class TimetableText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int LastHour = 29;

    private static readonly string[] Yes = ["1", "true", "yes", "y", "x", "cancelled", "canceled", "是", "取消", "已取消"];
    private static readonly string[] No = ["", "0", "false", "no", "n", "否", "正常"];

    /// <summary>2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日 or 20261123; else null.</summary>
    internal static LocalDate? DateOf(string text)
    {
        var match = Day().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;
    }

    /// <summary>
    /// 19:30, 19:30:00 or 19：30, and how many days after its date: cinemas write 24:10 for ten past the next midnight.
    /// </summary>
    internal static (LocalTime Time, int Days)? TimeOf(string text)
    {
        var match = TimeOfDay().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var (hour, minute) = (Number(match, "h"), Number(match, "m"));
        var second = match.Groups["s"].Success ? Number(match, "s") : 0;
        return hour <= LastHour && minute < 60 && second < 60
            ? (new LocalTime(hour % 24, minute, second), hour / 24) : null;
    }

    internal static bool? CancelledOf(string text)
    {
        var word = text.Trim();
        return Yes.Contains(word, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(word, StringComparer.OrdinalIgnoreCase) ? false : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<y>(19|20|21)[0-9]{2})(-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})|/(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})"
        + @"|\.(?<m>[0-9]{1,2})\.(?<d>[0-9]{1,2})|年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日|(?<m>[0-9]{2})(?<d>[0-9]{2}))$",
        Options,
        1000)]
    private static partial Regex Day();

    [GeneratedRegex("^(?<h>[0-9]{1,2})[:：](?<m>[0-9]{2})([:：](?<s>[0-9]{2}))?$", Options, 1000)]
    private static partial Regex TimeOfDay();
}
