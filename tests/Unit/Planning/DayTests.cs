using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Recurrences;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>On which days, and in which windows, a booking plays: two weeks from Monday 23 November 2026.</summary>
public sealed class DayTests
{
    //             Mo23 Tu24 We25 Th26 Fr27 Sa28 Su29 Mo30
    // calendar    term term term term term as Tu rest term      28 is a make-up day
    [Theory]
    [InlineData(DayRule.EveryDay,    true,  null, "23 24 25 26 27 28 29 30", "every day of the flight")]
    [InlineData(DayRule.WorkingDays, true,  null, "23 24 25 26 27 28 30",    "school days, the make-up Saturday too")]
    [InlineData(DayRule.RestDays,    true,  null, "29",                      "the others")]
    [InlineData(DayRule.WorkingDays, false, null, "23 24 25 26 27 30",       "without a calendar Monday to Friday")]
    [InlineData(DayRule.EveryDay,    true,  "2",  "24 28",                   "Tuesdays, and what runs as one")]
    [InlineData(DayRule.EveryDay,    true,  "6",  "",                        "no Saturday is left")]
    public void Days(DayRule rule, bool withCalendar, string? weekdays, string expected, string why)
    {
        var venue = Sample.Venue() with { Calendar = withCalendar ? Sample.Term : null };
        var booking = Sample.Times("b", Interrupt.Stop, ["12:00"], "m") with
        {
            Days = rule,
            Dayparts = weekdays is null ? [] : [Sample.Part("00:00", "00:00", int.Parse(weekdays, null))],
        };
        var playlist = Sample.Only(Sample.Plan([Sample.Radio(venue: venue)], [Sample.Mp3("m", 5)], [booking], days: 8));

        string.Join(' ', playlist.Cues.Select(c => c.At.InZone(Sample.Shanghai).Day)).ShouldBe(expected, why);
    }

    [Theory]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,WE", "23 25 30", "Mondays and Wednesdays")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=3",   "23 26 29", "every third day, from the first of the flight")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=2",      "23 24",    "twice")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=SU\nRDATE:20261124", "24 29", "Sundays, and one day more")]
    public void Recurrences(string text, string expected, string why)
    {
        Recurrence.TryRead(text, out var recurrence, out var reason).ShouldBeTrue(reason);
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 5)],
            [Sample.Times("b", Interrupt.Stop, ["12:00"], "m") with { Recurrence = recurrence }], days: 8));

        string.Join(' ', playlist.Cues.Select(c => c.At.InZone(Sample.Shanghai).Day)).ShouldBe(expected, why);
    }

    // loop    08:00 ===== 10:00      12:00 ===== 14:00       23:00 ======= 01:00 of the next day
    [Fact]
    public void Several_dayparts_one_of_them_across_midnight()
    {
        var booking = Sample.Loop("b", "a") with
        {
            Dayparts = [Sample.Part("08:00", "10:00"), Sample.Part("12:00", "14:00"), Sample.Part("23:00", "01:00")],
            First = Sample.Monday,
            Last = Sample.Monday,
        };
        var playlist = Sample.Only(Sample.Plan([Sample.Tv()], [Sample.Clip("a", 15)], [booking], days: 2));

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]}-{Sample.Local(s.Until)[..5]}")
            .ShouldBe(["08:00-10:00", "12:00-14:00", "23:00-00:00", "00:00-01:00"]);
    }

    [Fact]
    public void A_holiday_runs_as_a_sunday_for_opening_hours_too()
    {
        var venue = Sample.Venue(OpeningHours.Of(Sample.Part("07:00", "21:00", 1, 2, 3, 4, 5))) with
        {
            Calendar = Sample.Term with { Holidays = [new(Sample.Monday, Sample.Monday, "校庆")] },
        };

        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio(venue: venue)], [Sample.Mp3("m", 5)], [Sample.Loop("b", "m")], days: 2));

        playlist.Spans.Select(s => $"{s.From.InZone(Sample.Shanghai).Day} {Sample.Local(s.From)[..5]} {s.Dark}")
            .ShouldBe(["23 00:00 True", "24 07:00 ", "24 21:00 True"]);
    }

    [Theory]
    [InlineData("tag-1", true,  "a tag of the endpoint")]
    [InlineData("tag-2", true,  "a tag of its venue")]
    [InlineData("tag-3", false, "neither's")]
    public void A_target_by_tag(string tag, bool reached, string why)
    {
        var tv = Sample.Tv(venue: Sample.Venue() with { Tags = ["tag-2"] }) with { Tags = ["tag-1"] };
        var booking = Sample.Loop("b", "a") with { Target = new Target(Tags: [tag]) };

        var playlist = Sample.Only(Sample.Plan([tv], [Sample.Clip("a", 5)], [booking]));

        (playlist.Loops.Count > 0).ShouldBe(reached, why);
    }

    // 24 h, 23 h and 25 h: New York, whose clocks change on 2026-03-08 and 2026-11-01
    [Theory]
    [InlineData("2026-03-08", 23 * 3600)]
    [InlineData("2026-03-09", 24 * 3600)]
    [InlineData("2026-11-01", 25 * 3600)]
    public void A_day_is_as_long_as_it_is(string day, int seconds)
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var snapshot = new PlanSnapshot(
            [Sample.Tv(venue: Sample.Venue(zone: zone))], [Sample.Clip("a", 10)],
            [Sample.Loop("b", "a") with { First = date, Last = date }], []);
        var window = new Signage.Planning.Time.PlanWindow(zone.AtStartOfDay(date).ToInstant(), 1);

        var span = Planner.Plan(snapshot, window, 1).Playlists.Single().Playlist.Spans.ShouldHaveSingleItem();

        (span.Until - span.From).TotalSeconds.ShouldBe(seconds);
    }
}
