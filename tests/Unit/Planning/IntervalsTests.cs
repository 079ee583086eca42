using NodaTime;
using Shouldly;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Arithmetic of intervals. In these rows an interval is its first and last second, the last not in
/// it.</summary>
public sealed class IntervalsTests
{
    private static readonly Instant Zero = Instant.FromUtc(2026, 11, 23, 0, 0);

    [Theory]
    [InlineData("", "", "nothing")]
    [InlineData("3-3", "", "an empty one is nothing")]
    [InlineData("5-9 1-3", "1-3 5-9", "in order")]
    [InlineData("1-3 3-5", "1-5", "where one ends the other begins")]
    [InlineData("1-3 4-5", "1-3 4-5", "a second between")]
    [InlineData("1-9 2-4 8-11", "1-11", "one within another, and one over its end")]
    public void Union(string of, string expected, string rule) =>
        Say(Intervals.Union(Read(of))).ShouldBe(expected, rule);

    [Theory]
    [InlineData("", "0-9", "nothing is taken")]
    [InlineData("0-9", "", "all is")]
    [InlineData("0-3", "3-9", "its beginning")]
    [InlineData("6-9", "0-6", "its end")]
    [InlineData("2-3 5-6", "0-2 3-5 6-9", "twice between")]
    [InlineData("2-5 5-6", "0-2 6-9", "one after the other")]
    [InlineData("9-12", "0-9", "what lies behind it takes nothing")]
    public void Rest_of_0_to_9(string taken, string expected, string rule)
    {
        Say(Intervals.Rest(Read("0-9")[0], Read(taken))).ShouldBe(expected, rule);
        Say(Intervals.Without(Read("0-9"), Read(taken))).ShouldBe(expected, rule);
    }

    [Theory]
    [InlineData("0-3 5-9", "1-2", "0-1 2-3 5-9", "from the first")]
    [InlineData("0-3 5-9", "2-6", "0-2 6-9", "over both")]
    [InlineData("0-3 5-9", "3-5", "0-3 5-9", "just between them")]
    [InlineData("0-3 5-9", "0-1 2-3 4-5 8-9", "1-2 5-8", "at every edge")]
    [InlineData("", "1-2", "", "from nothing")]
    public void Without(string union, string taken, string expected, string rule) =>
        Say(Intervals.Without(Read(union), Read(taken))).ShouldBe(expected, rule);

    [Theory]
    [InlineData("0-3 5-9", "2-6", "2-3 5-6", "of both a part")]
    [InlineData("0-3 5-9", "3-5", "", "they only touch")]
    [InlineData("0-3 5-9", "0-3 5-9", "0-3 5-9", "the same")]
    [InlineData("0-9", "1-2 4-5 9-10", "1-2 4-5", "several within one")]
    [InlineData("1-2 4-5 9-10", "0-9", "1-2 4-5", "either way")]
    public void Both(string one, string other, string expected, string rule) =>
        Say(Intervals.Both(Read(one), Read(other))).ShouldBe(expected, rule);

    [Theory]
    [InlineData(0, "", "before it")]
    [InlineData(1, "1-3", "at its beginning")]
    [InlineData(2, "1-3", "in it")]
    [InlineData(3, "", "at its end, which is not in it")]
    [InlineData(5, "5-7", "at the beginning of the next")]
    [InlineData(7, "", "after all")]
    public void At(int second, string expected, string rule) =>
        Say(Intervals.At(Read("1-3 5-7"), Zero + Duration.FromSeconds(second)) is { } at ? [at] : [])
            .ShouldBe(expected, rule);

    [Theory]
    [InlineData("1-4", true)]
    [InlineData("2-3", true)]
    [InlineData("0-4", false)]
    [InlineData("1-5", false)]
    public void An_interval_from_1_to_4_holds(string inner, bool held) =>
        Read("1-4")[0].Holds(Read(inner)[0]).ShouldBe(held);

    [Theory]
    [InlineData(new[] { 1, 7 }, "17", false)]
    [InlineData(new[] { 7, 3, 3 }, "37", false)]
    [InlineData(new int[0], "", true)]
    [InlineData(new[] { 0, 8, -1 }, "", true)]
    public void Weekdays_are_Monday_to_Sunday(int[] days, string expected, bool empty)
    {
        var weekdays = Weekdays.Of(days);

        (weekdays.ToString(), weekdays.IsEmpty).ShouldBe((expected, empty));
        string.Concat(weekdays.Numbers).ShouldBe(expected);
        Enumerable.Range(1, 7).Where(d => weekdays.Contains((IsoDayOfWeek)d)).ShouldBe(weekdays.Numbers);
        weekdays.ShouldBe(Weekdays.Of(expected.Select(c => c - '0')));
    }

    // Toronto in 1919: at 23:30 of 30 March it was 00:30 of the next day. A day begins where it begins.
    [Theory]
    [InlineData("America/Toronto", "1919-03-31", "00:00", "01:00", "04:30-05:00", "half an hour of it is skipped")]
    [InlineData("Europe/Berlin",   "2026-03-29", "02:00", "03:00", "",            "an hour that is skipped whole")]
    [InlineData("Europe/Berlin",   "2026-03-29", "02:00", "03:01", "01:00-01:01", "all but a minute of it")]
    [InlineData("Europe/Berlin",   "2026-03-29", "00:00", "00:00", "23:00-22:00", "a day of 23 hours")]
    public void A_daypart_at_a_change_of_clocks(
        string zone, string date, string from, string until, string expected, string rule)
    {
        var days = new LocalDays(DateTimeZoneProviders.Tzdb[zone]);
        var on = Sample.Part(from, until).On(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, days);

        (on is { } time ? $"{time.Start.InUtc():HH:mm}-{time.End.InUtc():HH:mm}" : "").ShouldBe(expected, rule);
    }

    private static IReadOnlyList<Interval> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('-')).Select(part =>
            new Interval(Zero + Seconds(part[0]), Zero + Seconds(part[1])))];

    private static Duration Seconds(string text) => Duration.FromSeconds(int.Parse(text, null));

    private static string Say(IEnumerable<Interval> intervals) => string.Join(
        ' ', intervals.Select(i => $"{(i.Start - Zero).TotalSeconds}-{(i.End - Zero).TotalSeconds}"));
}
