using System.Diagnostics;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Planning.Recurrences;
using Signage.Planning.Time;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Planning.Recurrences;

/// <summary>On which days a rule holds.</summary>
public sealed class RecurrenceTests(ITestOutputHelper output)
{
    private static readonly LocalDate Start = new(2026, 11, 23);

    // The flight starts on Monday 23 November 2026, unless the row says otherwise.
    //
    //  November    Mo Tu We Th Fr Sa Su        December   Mo Tu We Th Fr Sa Su
    //              23 24 25 26 27 28 29                       1  2  3  4  5  6
    //              30                                      7  8  9 10 11 12 13
    [Theory]
    // frequency and interval
    [InlineData("RRULE:FREQ=DAILY;COUNT=3",                   "11-23 11-24 11-25",       "every day")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3",        "11-23 11-26 11-29",       "every third")]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=3",                  "11-23 11-30 12-07",       "the start's weekday")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3",      "11-23 11-27 11-30",       "two weekdays")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", "11-24 12-08 12-22",    "every other week")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=4", "11-23 11-29 12-07 12-13", "weeks begin on Monday")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU;COUNT=4", "11-23 12-06 12-07 12-20",
        "or where WKST says")]
    [InlineData("RRULE:FREQ=MONTHLY;COUNT=2",                 "11-23 12-23",
        "the start's day of the month")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2",   "11-30 12-31",             "the last day")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=1SU;COUNT=2",       "12-06 01-03",             "the first Sunday")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2",      "11-27 12-25",             "the last Friday")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "11-30 12-31", "the last working day")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=4",  "12-04",                   "Constitution Day")]
    [InlineData("RRULE:FREQ=YEARLY;BYYEARDAY=1",              "01-01",                   "a day of the year")]
    [InlineData("RRULE:FREQ=YEARLY",                          "11-23",                   "the start's day of the year")]
    [InlineData("RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",     "12-28",                   "a week of the year")]
    // where it ends
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20261124",            "11-23 11-24",             "UNTIL is included")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20261101",            "",                        "before the start: never")]
    // the start
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=2",         "11-25 12-02",
        "the start has no right of its own")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2",         "11-23 11-30",
        "it counts where the rule holds")]
    // single days
    [InlineData("RRULE:FREQ=DAILY;COUNT=3|EXDATE:20261124",   "11-23 11-25",
        "a day less; COUNT knows it not")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=1|RDATE;VALUE=DATE:20261201,20261203", "11-23 12-01 12-03", "days more")]
    [InlineData("RDATE:20261124",                             "11-24",                   "days alone")]
    [InlineData("RDATE:20261124,20261122",                    "11-24",                   "none before the start")]
    [InlineData("RDATE:20261124|EXDATE:20261124",             "",                        "EXDATE wins")]
    // as people write it
    [InlineData("rrule:freq=daily;count=1",                   "11-23",                   "small letters")]
    [InlineData("|RRULE:FREQ=DAILY;COUNT=1| |",               "11-23",                   "empty lines")]
    // never
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",  "",                        "a day that no year has")]
    public void A_rule_holds_on(string lines, string expected, string rule) =>
        Say(lines, new LocalDateSpan(Start, 60)).ShouldBe(expected, rule);

    [Theory]
    [InlineData("2026-12-05", 3, "RRULE:FREQ=DAILY;INTERVAL=2",          "12-05 12-07",
        "the interval goes from the start")]
    [InlineData("2026-12-05", 3, "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=7",  "12-05",       "COUNT too")]
    [InlineData("2026-12-05", 3, "RRULE:FREQ=DAILY;COUNT=3",             "",            "all counted before")]
    [InlineData("2026-11-01", 25, "RRULE:FREQ=DAILY",                    "11-23 11-24 11-25", "none before the start")]
    [InlineData("2026-12-05", 0, "RRULE:FREQ=DAILY",                     "",            "an empty window")]
    [InlineData("2026-12-05", 1, "RRULE:FREQ=DAILY",                     "12-05",       "a window of a day")]
    [InlineData("2026-12-05", 3, "RDATE:20261204,20261205,20261207,20261208", "12-05 12-07", "days at its edges")]
    [InlineData("2026-10-01", 5, "RRULE:FREQ=DAILY",                     "",            "a window before the start")]
    public void A_window_shows_a_part(string first, int days, string lines, string expected, string rule) =>
        Say(lines, new LocalDateSpan(LocalDatePattern.Iso.Parse(first).Value, days)).ShouldBe(expected, rule);

    [Theory]
    [InlineData("",                                               "recurrence-empty")]
    [InlineData("EXDATE:20261124",                                "recurrence-empty")]
    [InlineData("every day",                                      "recurrence-line")]
    [InlineData("EXRULE:FREQ=DAILY",                              "recurrence-line")]
    [InlineData("DTSTART:20261124",                               "recurrence-line")]
    [InlineData(":20261124",                                      "recurrence-line")]
    [InlineData("EXDATE",                                         "recurrence-line")]
    [InlineData("EXDATE;TZID=Asia/Shanghai:20261124",             "recurrence-line")]
    [InlineData("RRULE:FREQ=DAILY|RRULE:FREQ=WEEKLY",             "recurrence-rule-twice")]
    [InlineData("RRULE:FREQ=HOURLY",                              "recurrence-frequency")]
    [InlineData("RRULE:FREQ=MINUTELY",                            "recurrence-frequency")]
    [InlineData("RRULE:FREQ=SECONDLY",                            "recurrence-frequency")]
    [InlineData("RRULE:INTERVAL=2",                               "recurrence-frequency")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=8",                      "recurrence-time-of-day")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20261124T000000Z",        "recurrence-time-of-day")]
    [InlineData("RDATE:20261124T080000",                          "recurrence-time-of-day")]
    [InlineData("RRULE:",                                         "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;",                              "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;FREQ=DAILY",                    "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;BYEASTER=1",                    "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=0",                    "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1001",                 "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=0",                       "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=10001",                   "recurrence-part")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=XX",                     "recurrence-part")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=0MO",                   "recurrence-part")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=32",               "recurrence-part")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=0",                "recurrence-part")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=13",                   "recurrence-part")]
    [InlineData("RRULE:FREQ=YEARLY;BYWEEKNO=54",                  "recurrence-part")]
    [InlineData("RRULE:FREQ=YEARLY;BYYEARDAY=-367",               "recurrence-part")]
    [InlineData("RRULE:FREQ=WEEKLY;WKST=1",                       "recurrence-part")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,XX",                  "recurrence-part")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=1,13",                 "recurrence-part")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=1,32",             "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=0000003",                 "recurrence-part")]
    [InlineData("RRULE:FREQ=WEEKLY;BYMONTHDAY=32",                "recurrence-part")]
    [InlineData("RRULE:FREQ=DAILY;BYMINUTE=8",                    "recurrence-time-of-day")]
    [InlineData("RRULE:FREQ=DAILY;BYSECOND=8",                    "recurrence-time-of-day")]
    [InlineData("RRULE:FREQ=DAILY;BYDAY=1MO",                     "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=2;UNTIL=20261201",        "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=DAILY;BYSETPOS=1",                    "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=1MO",                    "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=WEEKLY;BYMONTHDAY=1",                 "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=MONTHLY;BYYEARDAY=1",                 "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=MONTHLY;BYWEEKNO=1",                  "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO",         "recurrence-parts-together")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20261341",                "recurrence-date")]
    [InlineData("RDATE:20260230",                                 "recurrence-date")]
    [InlineData("RDATE:",                                         "recurrence-date")]
    [InlineData("RDATE:22000101",                                 "recurrence-date")]
    public void What_is_not_a_rule_of_whole_days_is_refused(string lines, string code)
    {
        Recurrence.TryRead(Lines(lines), out var recurrence, out var reason).ShouldBeFalse();

        (recurrence, reason).ShouldBe((null, code));
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1000")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=10000")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=000003")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=21991231")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=19000101")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-366")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYSETPOS=1")]
    [InlineData("RRULE:FREQ=YEARLY;BYYEARDAY=366;BYSETPOS=1")]
    [InlineData("RRULE:FREQ=YEARLY;BYWEEKNO=-53;BYSETPOS=1")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=12;BYSETPOS=1")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=99MO")]
    public void What_is_just_within_the_limits_is_taken(string text) => Read(text).Text.ShouldBe(text);

    [Fact]
    public void A_text_of_more_than_500_characters_is_refused()
    {
        var text = "RDATE:" + string.Join(',', Enumerable.Repeat("20261124", 54)) + "\nRDATE:20";
        Recurrence.TryRead(text.PadRight(500), out _, out var fits);
        Recurrence.TryRead(text.PadRight(501), out _, out var tooLong);

        (fits, tooLong).ShouldBe(("recurrence-date", "recurrence-too-long"));
    }

    [Fact]
    public void Equal_texts_are_equal_recurrences()
    {
        var (one, same) = (Read("RRULE:FREQ=DAILY|EXDATE:20261124"), Read(" rrule:FREQ=DAILY| |EXDATE:20261124|"));

        same.ShouldBe(one);
        same.GetHashCode().ShouldBe(one.GetHashCode());
        same.Text.ShouldBe("RRULE:FREQ=DAILY\nEXDATE:20261124");
        Read("RRULE:FREQ=DAILY").ShouldNotBe(one);
    }

    [Fact]
    public void Any_rule_holds_where_a_walk_over_the_days_finds_that_it_does()
    {
        var held = 0;
        var cases = Gen.Select(DayWalk.Any, Gen.Int[0, 400], Gen.Int[-40, 200], Gen.Int[1, 400]);
        cases.Sample((walk, start, first, days) =>
        {
            var from = Start.PlusDays(start);
            var within = new LocalDateSpan(from.PlusDays(first), days);
            var dates = Read(walk.Text).Dates(from, within);

            dates.ToList().ShouldBe(walk.Dates(from, within), $"{walk.Text} from {from} within {within}");
            Interlocked.Add(ref held, dates.Count);
        }, iter: Tries.Of(3000));

        output.WriteLine($"3,000 rules held on {held} days.");
        held.ShouldBeGreaterThan(Tries.Of(5_000));
    }

    // No rule that is taken makes the evaluation throw or run on.
    [Fact]
    public void What_is_taken_can_be_evaluated()
    {
        var parts = new[]
        {
            "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "INTERVAL=1000", "INTERVAL=7", "COUNT=10000",
            "COUNT=3", "UNTIL=21991231", "UNTIL=20270101", "BYDAY=MO,SU", "BYDAY=53FR", "BYDAY=-5SA,+1MO", "WKST=SU",
            "BYMONTHDAY=31,-31", "BYMONTHDAY=+1", "BYYEARDAY=366,-366", "BYWEEKNO=53,-53", "BYMONTH=2", "BYSETPOS=-1",
            "BYSETPOS=366", "BYMONTH=1,12", "COUNT=+5", "BYMONTHDAY=++5", "INTERVAL=+2",
        };
        var taken = 0;
        Gen.Int[0, parts.Length - 1].Array[1, 5].Sample(chosen =>
        {
            var text = "RRULE:" + string.Join(';', chosen.Select(i => parts[i]));
            if (Recurrence.TryRead(text, out var rule, out _))
            {
                rule.Dates(Start, new LocalDateSpan(Start.PlusDays(100), 800)).Count.ShouldBeLessThanOrEqualTo(800);
                Interlocked.Increment(ref taken);
            }
        }, iter: Tries.Of(3000));

        output.WriteLine($"{taken} of 3,000 rules were taken.");
        taken.ShouldBeGreaterThan(Tries.Of(200));
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=400")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    public void A_year_is_walked_at_once(string text)
    {
        var rule = Read(text);
        var year = new LocalDateSpan(Start, 365);
        var best = Enumerable.Range(0, 20).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            rule.Dates(Start, year);
            return watch.Elapsed.TotalMilliseconds;
        });

        output.WriteLine($"{text}: {best:0.00} ms");
        best.ShouldBeLessThan(Soak.Bound(TimeSpan.FromMilliseconds(10)).TotalMilliseconds);
    }

    private static string Say(string lines, LocalDateSpan within) =>
        string.Join(' ', Read(lines).Dates(Start, within).Select(date => $"{date:MM-dd}"));

    private static Recurrence Read(string lines) => Recurrence.TryRead(Lines(lines), out var recurrence, out var reason)
        ? recurrence
        : throw new InvalidOperationException($"{lines}: {reason}");

    private static string Lines(string text) => text.Replace('|', '\n');
}
