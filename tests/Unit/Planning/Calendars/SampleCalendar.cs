using CsCheck;
using NodaTime;
using NodaTime.Text;
using Signage.Planning.Calendars;

namespace Signage.Tests.Unit.Planning.Calendars;

/// <summary>A school's autumn of 2026, and any calendar that may be used.</summary>
internal static class SampleCalendar
{
    internal static Calendar School { get; } = new(
        "school", "实验小学 2026 秋",
        [new Term(Date("2026-09-01"), Date("2027-01-15"), "秋季学期")],
        [new Holiday(Date("2026-10-01"), Date("2026-10-07"), "国庆节")],
        [new MakeUpDay(Date("2026-10-10"), IsoDayOfWeek.Tuesday, "国庆节调休")],
        [new ExamWindow(Date("2027-01-12"), Time("08:00"), Time("10:00"), "期末 语文")]);

    private static readonly Gen<LocalDate> AnyDate =
        Gen.Int[0, 3000].Select(days => new LocalDate(2020, 1, 1).PlusDays(days));

    private static readonly Gen<LocalTime> AnyTime = Gen.Int[0, 86_399].Select(LocalTime.FromSecondsSinceMidnight);

    // What iCalendar escapes, folds and quotes, and letters of two code units.
    private static readonly string[] Awkward =
        [" ", "期末", "学期", "\\", "\\n", ",", ";", ":", "\"", "🎒", "é", "END:VEVENT", "\u3000"];

    private static readonly Gen<string> AnyTitle =
        Gen.OneOf(
            Gen.Char['!', '~'].Select(c => $"{c}"),
            Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]))
        .Array[1, 40].Select(string.Concat).Where(t => !string.IsNullOrWhiteSpace(t) && t.Length <= Calendar.MaxTitle);

    internal static Gen<Calendar> Any { get; } =
        Gen.Select(
            AnyTitle, AnyTitle, Spans(4), Spans(12),
            Gen.Select(AnyDate, Gen.Int[1, 7], AnyTitle).Array[0, 6],
            Gen.Select(AnyDate, AnyTime, AnyTime, AnyTitle).Array[0, 6])
        .Select((id, title, terms, holidays, makeUps, exams) => new Calendar(
            id, title,
            [.. terms.Select(t => new Term(t.First, t.Last, t.Title))],
            [.. holidays.Select(h => new Holiday(h.First, h.Last, h.Title))],
            [.. makeUps.DistinctBy(m => m.Item1).Select(m => new MakeUpDay(m.Item1, (IsoDayOfWeek)m.Item2, m.Item3))],
            [.. exams.Select(e => new ExamWindow(e.Item1, e.Item2, e.Item3, e.Item4))]));

    internal static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    internal static LocalTime Time(string text) => Sample.Time(text);

    /// <summary>Spans that do not overlap, in any order.</summary>
    private static Gen<(LocalDate First, LocalDate Last, string Title)[]> Spans(int most) =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 60], AnyTitle).Array[0, most].Select(parts =>
        {
            var at = new LocalDate(2024, 1, 1);
            return parts.Select(part =>
            {
                var first = at.PlusDays(part.Item1);
                at = first.PlusDays(part.Item2);
                return (first, at, part.Item3);
            }).Reverse().ToArray();
        });
}
