using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Planning.Calendars;
using Xunit;
using static Signage.Tests.Unit.Planning.Calendars.SampleCalendar;

namespace Signage.Tests.Unit.Planning.Calendars;

/// <summary>What may be wrong with a calendar, each with its place.</summary>
public sealed class CalendarCheckTests
{
    private static readonly LocalDate Day = Date("2026-10-10");

    public static TheoryData<string, Func<Calendar, Calendar>> Wrong => new()
    {
        // what is said                                                        what is wrong
        { "terms[0].last: term-ends-before-start t 2026-09-01 2026-08-31",
            c => c with { Terms = [new Term(Date("2026-09-01"), Date("2026-08-31"), "t")] } },
        { "holidays[1].last: holiday-ends-before-start h 2026-12-02 2026-12-01",
            c => c with { Holidays = [.. c.Holidays, new Holiday(Date("2026-12-02"), Date("2026-12-01"), "h")] } },
        { "makeUps[1].date: make-up-twice b 2026-10-10 a",
            c => c with
            {
                MakeUps = [new MakeUpDay(Day, IsoDayOfWeek.Monday, "a"), new MakeUpDay(Day, IsoDayOfWeek.Friday, "b")],
            } },
        { "holidays[1].first: date-twice 中秋节 2026-10-07 国庆节",
            c => c with { Holidays = [.. c.Holidays, new Holiday(Date("2026-10-07"), Date("2026-10-08"), "中秋节")] } },
        { "terms[1].first: date-twice 春 2027-01-15 秋季学期",
            c => c with { Terms = [.. c.Terms, new Term(Date("2027-01-15"), Date("2027-07-01"), "春")] } },
        { "terms[1].first: date-twice 后 2027-02-01 先",
            c => c with
            {
                Terms =
                [
                    new Term(Date("2027-02-01"), Date("2027-02-01"), "先"),
                    new Term(Date("2027-02-01"), Date("2027-02-01"), "后"),
                ],
            } },
        { "terms[0].first: date-out-of-range t 1899-12-31",
            c => c with { Terms = [new Term(Date("1899-12-31"), Date("2026-01-01"), "t")] } },
        { "terms[0].last: date-out-of-range t 2200-01-01",
            c => c with { Terms = [new Term(Date("2026-01-01"), Date("2200-01-01"), "t")] } },
        { "holidays[0].first: date-out-of-range h 1899-12-31",
            c => c with { Holidays = [new Holiday(Date("1899-12-31"), Date("2026-01-01"), "h")] } },
        { "holidays[0].last: date-out-of-range h 2200-01-01",
            c => c with { Holidays = [new Holiday(Date("2026-01-01"), Date("2200-01-01"), "h")] } },
        { "holidays[1].last: holiday-ends-before-start h 2026-10-05 2026-10-02",
            c => c with { Holidays = [.. c.Holidays, new Holiday(Date("2026-10-05"), Date("2026-10-02"), "h")] } },
        { "makeUps[0].runsAs: runs-as-missing m",
            c => c with { MakeUps = [new MakeUpDay(Day, IsoDayOfWeek.None, "m")] } },
        { "title: title-empty",                      c => c with { Title = " " } },
        { "terms[0].title: title-empty",             c => c with { Terms = [c.Terms[0] with { Title = "" }] } },
        { "holidays[0].title: title-empty",          c => c with { Holidays = [c.Holidays[0] with { Title = "" }] } },
        { "makeUps[0].title: title-empty",           c => c with { MakeUps = [c.MakeUps[0] with { Title = "" }] } },
        { "exams[0].title: title-empty",             c => c with { Exams = [c.Exams[0] with { Title = "" }] } },
        { "title: title-too-long xxxxxxxxxxxxxxxxxxxx 200",  c => c with { Title = new string('x', 201) } },
        { "title: title-unprintable",                c => c with { Title = "a\nb" } },
        { "exams[0]: exam-not-whole-seconds e",
            c => c with { Exams = [new ExamWindow(Day, Time("08:00").PlusTicks(1), Time("09:00"), "e")] } },
        { "exams[0].date: date-out-of-range e 2200-01-01",
            c => c with { Exams = [new ExamWindow(Date("2200-01-01"), Time("08:00"), Time("09:00"), "e")] } },
        { "makeUps[0].date: date-out-of-range m 1899-12-31",
            c => c with { MakeUps = [new MakeUpDay(Date("1899-12-31"), IsoDayOfWeek.Monday, "m")] } },
        { ": too-many-entries 1002 1000",
            c => c with { Exams = [.. Enumerable.Repeat(c.Exams[0], 999)] } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_said(string expected, Func<Calendar, Calendar> change) =>
        change(School).Check().Select(p => p.ToString()).ShouldBe([expected]);

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        (School with { Title = "", Terms = [new Term(Day, Day.PlusDays(-1), "")] }).Check().Count.ShouldBe(3);

    [Fact]
    public void What_is_just_within_the_limits_is_taken()
    {
        var (first, last) = (Date("1900-01-01"), Date("2199-12-31"));
        var wide = School with
        {
            Title = new string('x', 200),
            Terms = [new Term(first, last, "t")],
            Holidays = [new Holiday(first, first, "h"), new Holiday(last, last, "h")],
            MakeUps = [new MakeUpDay(first, IsoDayOfWeek.Sunday, "m"), new MakeUpDay(last, IsoDayOfWeek.Monday, "m")],
            Exams = [.. Enumerable.Range(0, 995).Select(i => School.Exams[0])],
        };

        wide.Check().ShouldBeEmpty();
        (wide with { Exams = [.. wide.Exams, School.Exams[0]] }).Check().Select(p => p.ToString())
            .ShouldBe([": too-many-entries 1001 1000"]);
    }

    [Fact]
    public void A_calendar_that_may_be_used_has_no_problems()
    {
        School.Check().ShouldBeEmpty();
        Any.Sample(calendar => calendar.Check().ShouldBeEmpty(), iter: Tries.Of(200));
    }
}
