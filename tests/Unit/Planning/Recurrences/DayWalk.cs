using CsCheck;
using NodaTime;
using Signage.Planning.Time;

namespace Signage.Tests.Unit.Planning.Recurrences;

/// <summary>
/// A rule told a second way: walk over the days and ask of each whether it is meant. Knows weekdays, days of the month
/// and months, intervals, COUNT and UNTIL.
/// </summary>
internal sealed record DayWalk(
    string Frequency, int Interval, int? Count, LocalDate? Until, int[] Weekdays, int[] MonthDays, int[] Months)
{
    private static readonly string[] Names = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly string[] Frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

    internal static Gen<DayWalk> Any { get; } = Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 5], Gen.Int[0, 60], Gen.Int[0, 900],
        Gen.Int[1, 7].Array[0, 3], Gen.Int[-31, 31].Array[0, 3], Gen.Int[1, 12].Array[0, 4])
        .Select((frequency, interval, count, until, weekdays, monthDays, months) => new DayWalk(
            Frequencies[frequency], interval,
            count is > 0 and < 30 ? count : null,
            count >= 45 ? new LocalDate(2026, 11, 1).PlusDays(until) : null,
            [.. weekdays.Distinct()],
            Frequencies[frequency] == "WEEKLY" ? [] : [.. monthDays.Where(d => d != 0).Distinct()],
            [.. months.Distinct()]));

    internal string Text
    {
        get
        {
            var parts = new List<string> { $"FREQ={Frequency}", $"INTERVAL={Interval}" };
            if (Count is { } count)
            {
                parts.Add($"COUNT={count}");
            }

            if (Until is { } until)
            {
                parts.Add($"UNTIL={until:uuuuMMdd}");
            }

            Add("BYDAY", Weekdays.Select(d => Names[d]));
            Add("BYMONTHDAY", MonthDays.Select(d => $"{d}"));
            Add("BYMONTH", Months.Select(m => $"{m}"));
            return "RRULE:" + string.Join(';', parts);

            void Add(string name, IEnumerable<string> values)
            {
                if (values.Any())
                {
                    parts.Add($"{name}={string.Join(',', values)}");
                }
            }
        }
    }

    internal IReadOnlyList<LocalDate> Dates(LocalDate start, LocalDateSpan within)
    {
        var last = within.Until.PlusDays(-1);
        var end = Until is { } until && until < last ? until : last;
        var all = new List<LocalDate>();
        for (var date = start; date <= end && all.Count != Count; date = date.PlusDays(1))
        {
            if (InInterval(start, date) && Holds(start, date))
            {
                all.Add(date);
            }
        }

        return [.. all.Where(date => date >= within.First)];
    }

    private bool InInterval(LocalDate start, LocalDate date) => Frequency switch
    {
        "DAILY" => Period.DaysBetween(start, date) % Interval == 0,
        "WEEKLY" => Period.DaysBetween(Monday(start), Monday(date)) / 7 % Interval == 0,
        "MONTHLY" => (((date.Year - start.Year) * 12) + date.Month - start.Month) % Interval == 0,
        _ => (date.Year - start.Year) % Interval == 0,
    };

    private bool Holds(LocalDate start, LocalDate date)
    {
        var length = date.Calendar.GetDaysInMonth(date.Year, date.Month);
        var byDay = Weekdays.Length == 0 || Weekdays.Contains((int)date.DayOfWeek);
        var byMonthDay = MonthDays.Length == 0
            || MonthDays.Contains(date.Day) || MonthDays.Contains(date.Day - length - 1);
        var byMonth = Months.Length == 0 || Months.Contains(date.Month);
        return byDay && byMonthDay && byMonth && AsTheStart(start, date);
    }

    /// <summary>What the rule leaves open is as it is on the first day.</summary>
    private bool AsTheStart(LocalDate start, LocalDate date) => Frequency switch
    {
        "WEEKLY" => Weekdays.Length > 0 || date.DayOfWeek == start.DayOfWeek,
        "MONTHLY" => Weekdays.Length > 0 || MonthDays.Length > 0 || date.Day == start.Day,
        "YEARLY" when Weekdays.Length == 0 =>
            MonthDays.Length > 0 || (date.Day == start.Day && (Months.Length > 0 || date.Month == start.Month)),
        _ => true,
    };

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
