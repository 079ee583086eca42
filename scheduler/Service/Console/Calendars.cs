using System.Globalization;

namespace Signage.Scheduler.Console;

/// <summary>Month and day names; the program itself runs without the system's cultures.</summary>
public static class Calendars
{
    public static CultureInfo English { get; } = Make(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, null);

    public static CultureInfo Chinese { get; } = Make(
        ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月", ""],
        ["日", "一", "二", "三", "四", "五", "六"]);

    private static CultureInfo Make(string[] months, string[]? days)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var format = culture.DateTimeFormat;
        (format.MonthNames, format.AbbreviatedMonthNames) = (months, months);
        (format.MonthGenitiveNames, format.AbbreviatedMonthGenitiveNames) = (months, months);
        format.FirstDayOfWeek = DayOfWeek.Monday;
        format.ShortDatePattern = "yyyy-MM-dd";
        if (days is not null)
        {
            (format.ShortestDayNames, format.AbbreviatedDayNames) = (days, days);
            format.DayNames = [.. days.Select(d => $"星期{d}")];
        }

        return CultureInfo.ReadOnly(culture);
    }
}
