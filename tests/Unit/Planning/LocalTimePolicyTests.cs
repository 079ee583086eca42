using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Where the clocks change: Berlin in 2026, and Cairo, whose clocks spring forward at midnight.</summary>
public sealed class LocalTimePolicyTests
{
    // 2026-03-29 Berlin   01:59:59 -> 03:00      skipped   |--------xxxxxxx--------|
    // 2026-10-25 Berlin   02:59:59 -> 02:00      twice     |------======|======----|
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z", "before the gap: as it is")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z", "skipped: forward by the gap, 03:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z", "skipped: forward by the gap, 03:30")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z", "after the gap: as it is")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z", "twice: the earlier")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z", "after: as it is")]
    [InlineData("Asia/Shanghai", "2026-11-23T07:50:00", "2026-11-22T23:50:00Z", "no change: as it is")]
    public void A_local_time_is_one_instant(string zone, string local, string utc, string rule) =>
        InstantPattern.General.Format(LocalTimePolicy.Resolve(
            LocalDateTimePattern.GeneralIso.Parse(local).Value, DateTimeZoneProviders.Tzdb[zone])).ShouldBe(utc, rule);

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_at_one()
    {
        var cairo = DateTimeZoneProviders.Tzdb["Africa/Cairo"];

        LocalTimePolicy.StartOf(new LocalDate(2026, 4, 24), cairo).InZone(cairo).Hour.ShouldBe(1);
    }

    //              Sun 22          Mon 23          Tue 24
    //              |       |-------|       |-------|
    // 22:00-06:00          =========       =========        belongs to the day on which it starts
    [Theory]
    [InlineData("08:00", "18:00", "08:00-18:00", "within a day")]
    [InlineData("22:00", "06:00", "00:00-06:00 22:00-00:00", "across midnight: last night's end and tonight's start")]
    [InlineData("00:00", "00:00", "00:00-00:00", "the whole day")]
    public void Opening_hours_of_a_monday(string from, string until, string expected, string rule)
    {
        var open = OpeningHours.Of(Sample.Part(from, until))
            .Within(new LocalDateSpan(Sample.Monday, 1), new LocalDays(Sample.Shanghai));

        string.Join(' ', open.Select(i => $"{Sample.Local(i.Start)[..5]}-{Sample.Local(i.End)[..5]}"))
            .ShouldBe(expected, rule);
    }

    [Fact]
    public void Opening_hours_of_some_weekdays_leave_the_others_closed() =>
        OpeningHours.Of(Sample.Part("08:00", "18:00", 2, 3))
            .Within(new LocalDateSpan(Sample.Monday, 1), new LocalDays(Sample.Shanghai))
            .ShouldBeEmpty();
}
