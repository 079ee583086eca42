using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning.Outlook;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Rows of the forecast at the edges of a day, and turns beneath cues.</summary>
public sealed class ForecastTests
{
    //               23 November      24 November
    // c of 20 s            23:59:50 --|-- 00:00:10
    // d of 20 s      12:00
    [Fact]
    public void A_row_is_what_begins_or_goes_on_that_day_and_there_is_none_for_nothing()
    {
        var plan = Sample.Plan(
            [Sample.Tv()], [Sample.Clip("c", 20), Sample.Clip("d", 20)],
            [
                Sample.Times("c", Interrupt.Stop, ["23:59:50"], "c") with { Last = Sample.Monday },
                Sample.Times("d", Interrupt.Stop, ["12:00"], "d") with { Last = Sample.Monday },
            ], days: 3);

        Forecast.Of(plan.Playlists.Single(), new LocalDateSpan(Sample.Monday, 3), Sample.Shanghai)
            .Select(r => $"{r.Date.Day} {r.Booking} {r.Asset} {r.Plays} {r.Airtime.TotalSeconds}")
            .Order().ShouldBe(["23 c c 1 10", "23 d d 1 20", "24 c c 0 10"]);
    }

    // loop of 15 s     00:00 |15 |30 |45 |60        two cues cover :20-:30 and :40-:50
    [Fact]
    public void What_several_stopping_cues_cover_is_taken_off()
    {
        var plan = Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 10)],
            [
                Sample.Loop("b", "a") with { Dayparts = [Sample.Part("00:00", "00:01")] },
                Sample.Times("c", Interrupt.Stop, ["00:00:40", "00:00:20"], "c"),
            ]);

        Forecast.Of(plan.Playlists.Single(), new LocalDateSpan(Sample.Monday, 1), Sample.Shanghai)
            .Select(r => $"{r.Booking} {r.Plays} {r.Airtime.TotalSeconds}").Order().ShouldBe(["b 3 40", "c 2 20"]);
    }

    // a of 15 s      00:00  :15  :30          each row has one cue of 10 s
    [Theory]
    [InlineData(Interrupt.Stop,  "00:00:15", "00 30 45", "a turn that is due beneath a cue is left out")]
    [InlineData(Interrupt.Stop,  "00:00:06", "00 30 45", "one that is due as the cue goes on")]
    [InlineData(Interrupt.Stop,  "00:00:05", "00 15 30 45", "not one that is due as the cue ends")]
    [InlineData(Interrupt.Pause, "00:00:15", "00 25 40 55", "a pausing cue moves the turn that is due with it")]
    [InlineData(Interrupt.Pause, "00:00:14", "00 25 40 55", "and those after the one that it holds")]
    public void Turns(Interrupt how, string at, string expected, string rule)
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 10)],
            [Sample.Loop("b", "a"), Sample.Times("c", how, [at], "c")]));

        var minute = new Interval(Sample.At("00:00"), Sample.At("00:01"));
        string.Join(' ', PlannedPlays.Within(playlist, minute).Where(p => p.Booking == "b")
            .Select(p => Sample.Local(p.Start)[^2..])).ShouldBe(expected, rule);
    }
}
