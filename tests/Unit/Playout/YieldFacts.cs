using Shouldly;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Xunit;

namespace Signage.Tests.Unit.Playout;

/// <summary>A live microphone or an emergency broadcast has the loudspeaker before anything planned.</summary>
public sealed class YieldFacts
{
    // second   0    4         9   10
    // plan     [a...............)[b....)
    // live          [=========)
    [Fact]
    public void The_sound_stops_at_once_and_goes_on_where_the_plan_is_by_then()
    {
        var run = Yields(new Written().Loop("la", "a10 b5").Span(Lane.Sound, -1000, 1000, "la"), 4, 9).Until(15);

        run.Log.ShouldBe(
        [
            "0 screen On", "0 start a +0", "4 end a Preempted", "9 start a +9", "10 end a Cut", "10 start b +0",
            "15 end b Complete", "15 start a +0",
        ]);
    }

    [Fact]
    public void A_cue_that_falls_into_it_is_said_to_be_skipped()
    {
        var plan = new Written().Loop("la", "a60").Span(Lane.Sound, -1000, 1000, "la")
            .Cue("c", Lane.Sound, 5, 2, Interrupt.Stop);

        Yields(plan, 4, 9).Until(10).Log.ShouldContain("5 skip c yield");
    }

    [Fact]
    public void A_ducking_cue_is_silent_too()
    {
        var plan = new Written().Loop("la", "a60").Span(Lane.Sound, -1000, 1000, "la")
            .Cue("c", Lane.Sound, 5, 2, Interrupt.Duck);

        Yields(plan, 4, 9).Until(10).Log.ShouldNotContain(line => line.Contains("start c", StringComparison.Ordinal));
    }

    [Fact]
    public void The_picture_goes_on()
    {
        var run = Yields(new Written().Loop("la", "a10").Span(Lane.Picture, -1000, 1000, "la"), 4, 9).Until(10);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "10 end a Complete", "10 start a +0"]);
    }

    private static Replay Yields(Written plan, double from, double until) => new Replay("abc")
        .Order(0, plan.Running(1))
        .Happens(from, now => new PlayoutEvent.Yielded(now, true))
        .Happens(until, now => new PlayoutEvent.Yielded(now, false));
}
