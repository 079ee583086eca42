using NodaTime;
using Shouldly;
using Signage.Planning.Calendars;
using Signage.Planning.Time;
using Xunit;
using static Signage.Tests.Unit.Planning.Calendars.SampleCalendar;

namespace Signage.Tests.Unit.Planning.Calendars;

/// <summary>Which days a change moves.</summary>
public sealed class CalendarChangeTests
{
    private static readonly LocalDateSpan Autumn = new(Date("2026-08-01"), 200);

    public static TheoryData<string, Func<Calendar, Calendar>, string[]> Changes => new()
    {
        { "nothing", c => c with { Terms = [.. c.Terms] }, [] },
        { "titles move nothing", c => c with { Id = "x", Title = "x", Holidays = [c.Holidays[0] with { Title = "x" }] },
            [] },
        { "a make-up day runs as another weekday",
            c => c with { MakeUps = [c.MakeUps[0] with { RunsAs = IsoDayOfWeek.Thursday }] },
            ["2026-10-10 MakeUp Tuesday -> MakeUp Thursday"] },
        { "a make-up day goes", c => c with { MakeUps = [] }, ["2026-10-10 MakeUp Tuesday -> Rest Saturday"] },
        { "a holiday ends earlier", c => c with { Holidays = [c.Holidays[0] with { Last = Date("2026-10-05") }] },
            ["2026-10-06 Holiday Sunday -> Working Tuesday", "2026-10-07 Holiday Sunday -> Working Wednesday"] },
        { "the term begins later: a weekend changes in kind",
            c => c with { Terms = [c.Terms[0] with { First = Date("2026-09-03") }] },
            ["2026-09-01 Working Tuesday -> Vacation Sunday", "2026-09-02 Working Wednesday -> Vacation Sunday"] },
        { "an exam moves by an hour",
            c => c with { Exams = [c.Exams[0] with { From = Time("09:00"), Until = Time("11:00") }] },
            ["2027-01-12 Working Tuesday -> Working Tuesday exams"] },
        { "an exam moves to another day", c => c with { Exams = [c.Exams[0] with { Date = Date("2027-01-13") }] },
            ["2027-01-12 Working Tuesday -> Working Tuesday exams",
                "2027-01-13 Working Wednesday -> Working Wednesday exams"] },
        { "an exam's new title moves nothing", c => c with { Exams = [c.Exams[0] with { Title = "x" }] }, [] },
        { "what lies outside the dates is not told",
            c => c with { Holidays = [.. c.Holidays, new Holiday(Date("2027-05-01"), Date("2027-05-05"), "x")] }, [] },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void A_change_moves(string rule, Func<Calendar, Calendar> change, string[] expected) =>
        CalendarChange.Between(School, change(School), Autumn).Select(Say).ShouldBe(expected, rule);

    [Fact]
    public void A_first_calendar_is_compared_with_the_plain_weekdays() =>
        CalendarChange.Between(Calendar.Plain, School, new LocalDateSpan(Date("2026-09-28"), 14)).Select(Say)
            .ShouldBe(
            [
                "2026-10-01 Working Thursday -> Holiday Sunday",
                "2026-10-02 Working Friday -> Holiday Sunday",
                "2026-10-03 Rest Saturday -> Holiday Sunday",
                "2026-10-04 Rest Sunday -> Holiday Sunday",
                "2026-10-05 Working Monday -> Holiday Sunday",
                "2026-10-06 Working Tuesday -> Holiday Sunday",
                "2026-10-07 Working Wednesday -> Holiday Sunday",
                "2026-10-10 Rest Saturday -> MakeUp Tuesday",
            ]);

    private static string Say(MovedDay day) =>
        $"{day.Date:uuuu-MM-dd} {day.Before.Kind} {day.Before.RunsAs} -> {day.After.Kind} {day.After.RunsAs}"
        + (day.ExamsChanged ? " exams" : "");
}
