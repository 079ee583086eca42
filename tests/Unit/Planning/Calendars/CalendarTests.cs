using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Planning.Calendars;
using Signage.Planning.Time;
using Xunit;
using static Signage.Tests.Unit.Planning.Calendars.SampleCalendar;

namespace Signage.Tests.Unit.Planning.Calendars;

/// <summary>Which weekday a day runs as.</summary>
public sealed class CalendarTests
{
    //            August   September    October                            January 2027
    // term                |================================================|15
    // holiday                          |1=====7|
    // make-up                                   Sat 10 as Tue
    [Theory]
    [InlineData("2026-09-02", "Working Wednesday",    "a plain Wednesday")]
    [InlineData("2026-09-05", "Rest Saturday",        "Saturday")]
    [InlineData("2026-09-06", "Rest Sunday",          "Sunday")]
    [InlineData("2026-10-01", "Holiday Sunday",       "a holiday runs as a Sunday: its first day")]
    [InlineData("2026-10-07", "Holiday Sunday",       "its last")]
    [InlineData("2026-10-08", "Working Thursday",     "and the day after is plain")]
    [InlineData("2026-10-10", "MakeUp Tuesday",       "a Saturday that runs as a Tuesday")]
    [InlineData("2026-08-31", "Vacation Sunday",      "before the term")]
    [InlineData("2026-09-01", "Working Tuesday",      "the term's first day")]
    [InlineData("2027-01-15", "Working Friday",       "its last")]
    [InlineData("2027-01-16", "Vacation Sunday",      "after the term, also at a weekend")]
    public void A_day_runs_as(string date, string expected, string rule) => Say(School, date).ShouldBe(expected, rule);

    [Theory]
    [InlineData("2026-10-05", "MakeUp Friday",   "a make-up day wins over a holiday")]
    [InlineData("2026-08-29", "MakeUp Monday",   "and over vacation: somebody named this very day")]
    [InlineData("2026-08-28", "MakeUp Friday",   "one that names no weekday runs as its own")]
    [InlineData("2026-08-20", "Holiday Sunday",  "a holiday wins over vacation")]
    [InlineData("2026-08-21", "Vacation Sunday", "else it is vacation")]
    public void The_more_particular_wins(string date, string expected, string rule)
    {
        var calendar = School with
        {
            MakeUps =
            [
                new MakeUpDay(Date("2026-10-05"), IsoDayOfWeek.Friday, "m"),
                new MakeUpDay(Date("2026-08-29"), IsoDayOfWeek.Monday, "m"),
                new MakeUpDay(Date("2026-08-28"), IsoDayOfWeek.None, "m"),
            ],
            Holidays = [.. School.Holidays, new Holiday(Date("2026-08-20"), Date("2026-08-20"), "h")],
        };

        Say(calendar, date).ShouldBe(expected, rule);
    }

    [Theory]
    [InlineData("2026-08-31", "Working Monday", "without terms there is no vacation")]
    [InlineData("2026-08-30", "Rest Sunday",    "and a weekend is a weekend")]
    public void A_calendar_without_terms_has_no_vacation(string date, string expected, string rule) =>
        Say(Calendar.Plain, date).ShouldBe(expected, rule);

    [Theory]
    [InlineData("2026-12-01", "Working Tuesday")]
    [InlineData("2027-03-02", "Working Tuesday")]
    [InlineData("2027-02-02", "Vacation Sunday")]
    public void A_day_of_any_term_is_no_vacation(string date, string expected)
    {
        var spring = new Term(Date("2027-03-01"), Date("2027-07-01"), "春季学期");

        Say(School with { Terms = [.. School.Terms, spring] }, date).ShouldBe(expected);
    }

    [Theory]
    [InlineData(DayKind.Working,  true)]
    [InlineData(DayKind.MakeUp,   true)]
    [InlineData(DayKind.Rest,     false)]
    [InlineData(DayKind.Holiday,  false)]
    [InlineData(DayKind.Vacation, false)]
    public void Some_days_are_worked(DayKind kind, bool working) =>
        new CalendarDay(kind, IsoDayOfWeek.Monday, null).IsWorking.ShouldBe(working);

    [Theory]
    [InlineData("2026-10-03", "国庆节")]
    [InlineData("2026-10-10", "国庆节调休")]
    [InlineData("2026-10-12", null)]
    public void A_day_has_the_title_of_what_makes_it_so(string date, string? title) =>
        School.On(Date(date)).Title.ShouldBe(title);

    //                    Tue 12                    Wed 13
    //                    |        |===|            |
    // 08:00-10:00                 =====
    // 22:00-02:00                              ====|==
    [Theory]
    [InlineData("08:00", "10:00", "2027-01-12", "08:00-10:00", "within its day")]
    [InlineData("22:00", "02:00", "2027-01-12", "22:00-00:00", "into the next day: cut at the end of the dates")]
    [InlineData("22:00", "02:00", "2027-01-13", "00:00-02:00", "and its rest, on the next day")]
    [InlineData("08:00", "08:00", "2027-01-13", "00:00-08:00", "an end at the start is the next day's")]
    [InlineData("00:00", "00:00", "2027-01-12", "00:00-00:00", "the whole day")]
    [InlineData("08:00", "10:00", "2027-01-11", "",            "not the day before")]
    [InlineData("08:00", "10:00", "2027-01-13", "",            "not the day after")]
    public void An_exam_is_quiet(string from, string until, string date, string expected, string rule)
    {
        var calendar = School with { Exams = [new ExamWindow(Date("2027-01-12"), Time(from), Time(until), "e")] };

        var quiet = calendar.ExamsWithin(new LocalDateSpan(Date(date), 1), Sample.Shanghai);

        string.Join(' ', quiet.Select(i => $"{Sample.Local(i.Start)[..5]}-{Sample.Local(i.End)[..5]}"))
            .ShouldBe(expected, rule);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "02:30", "01:00-01:30", "skipped: forward by the gap")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:15", "02:45", "00:15-00:45", "twice: the earlier")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "03:15", "",            "swallowed whole: none")]
    [InlineData("Pacific/Apia",  "2011-12-30", "08:00", "10:00", "",            "a day that the zone leaves out")]
    public void An_exam_at_a_change_of_clocks(
        string zone, string date, string from, string until, string expected, string rule)
    {
        var window = new ExamWindow(Date(date), Time(from), Time(until), "e").In(DateTimeZoneProviders.Tzdb[zone]);

        (window is { } w ? $"{w.Start.InUtc():HH:mm}-{w.End.InUtc():HH:mm}" : "").ShouldBe(expected, rule);
    }

    [Fact]
    public void Exams_that_overlap_are_one_quiet_time()
    {
        var date = Date("2027-01-12");
        var calendar = School with
        {
            Exams =
            [
                new ExamWindow(date, Time("09:00"), Time("11:00"), "b"),
                new ExamWindow(date, Time("08:00"), Time("10:00"), "a"),
            ],
        };

        calendar.ExamsWithin(new LocalDateSpan(date, 1), Sample.Shanghai).ShouldHaveSingleItem()
            .Duration.ShouldBe(Duration.FromHours(3));
    }

    [Fact]
    public void Equal_lists_make_equal_calendars()
    {
        var same = School with { Terms = [.. School.Terms], Exams = [.. School.Exams] };

        same.ShouldBe(School);
        same.GetHashCode().ShouldBe(School.GetHashCode());
        (School with { Title = "other" }).ShouldNotBe(School);
        (School with { Holidays = [] }).ShouldNotBe(School);
        (School with { Id = "other" }).ShouldNotBe(School);
        (School with { Terms = [] }).ShouldNotBe(School);
        (School with { MakeUps = [] }).ShouldNotBe(School);
        (School with { Exams = [] }).ShouldNotBe(School);
    }

    [Fact]
    public void The_key_says_all_that_decides_a_day_and_no_more()
    {
        School.Key.ShouldBe("t20260901-20270115;h20261001-20261007;m20261010=2;e20270112T080000-100000");
        (School with { Id = "other", Title = "other" }).Key.ShouldBe(School.Key);
        (School with { Exams = [School.Exams[0] with { From = Time("08:00").PlusMilliseconds(50) }] }).Key
            .ShouldEndWith("e20270112T080000.05-100000");
        (School with { MakeUps = [] }).Key.ShouldBe("t20260901-20270115;h20261001-20261007;e20270112T080000-100000");
    }

    [Fact]
    public void Calendars_of_one_key_make_the_same_of_every_day() =>
        Gen.Select(Any, Gen.Int[0, 3000]).Sample((calendar, days) =>
        {
            var date = new LocalDate(2020, 1, 1).PlusDays(days);
            var (kind, runsAs, _) = calendar.On(date);
            var other = calendar with
            {
                Id = "other",
                Terms = [.. calendar.Terms.Select(t => t with { Title = "x" })],
                Holidays = [.. calendar.Holidays.Select(h => h with { Title = "x" })],
            };

            other.Key.ShouldBe(calendar.Key);
            (other.On(date).Kind, other.On(date).RunsAs).ShouldBe((kind, runsAs));
            calendar.On(date).IsWorking.ShouldBe(kind is DayKind.Working or DayKind.MakeUp);
            if (kind is DayKind.Working or DayKind.Rest)
            {
                runsAs.ShouldBe(date.DayOfWeek);
            }
            else if (kind is DayKind.Holiday or DayKind.Vacation)
            {
                runsAs.ShouldBe(IsoDayOfWeek.Sunday);
            }
        }, iter: Tries.Of(500));

    private static string Say(Calendar calendar, string date)
    {
        var day = calendar.On(Date(date));
        return $"{day.Kind} {day.RunsAs}";
    }
}
