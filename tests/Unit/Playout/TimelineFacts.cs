using Xunit;
using Shouldly;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Playout.Timelines;

namespace Signage.Tests.Unit.Playout;

public sealed class TimelineFacts
{
    private const Lane P = Lane.Picture;

    // second     0         10        20        30        40
    // loop A     [a.......)[b..)[a.......)[b..)[a.......)      cycle 15 s, anchored at 0
    // before 0   ..a)[b..)                                     goes on backwards
    [Theory]
    [InlineData(0.0, "a", 0.0, 0.0)]
    [InlineData(9.999, "a", 0.0, 9.999)]
    [InlineData(10.0, "b", 10.0, 0.0)]
    [InlineData(14.999, "b", 10.0, 4.999)]
    [InlineData(15.0, "a", 15.0, 0.0)]
    [InlineData(150.0, "a", 150.0, 0.0)]
    [InlineData(-0.001, "b", -5.0, 4.999)]
    [InlineData(-5.0, "b", -5.0, 0.0)]
    [InlineData(-15.0, "a", -15.0, 0.0)]
    public void A_slot_is_found_from_the_time_since_the_anchor(double t, string item, double planned, double position)
    {
        var timeline = new Written().Loop("la", "a10 b5").Span(P, -1000, 1000, "la").Timeline();

        Shows(timeline, P, t, item, planned, position);
    }

    // second     0         10        20        30        40
    // cue                      [c stop..)
    // on         [a.......)[b..[c.......)a..)[b..)[a            the loop went on beneath: at 22 it is 7 s into a
    [Theory]
    [InlineData(11.999, "b", 10.0, 1.999)]
    [InlineData(12.0, "c", 12.0, 0.0)]
    [InlineData(21.999, "c", 12.0, 9.999)]
    [InlineData(22.0, "a", 15.0, 7.0)]
    [InlineData(25.0, "b", 25.0, 0.0)]
    public void A_stopping_cue_lets_the_loop_go_on_beneath_it(double t, string item, double planned, double position)
    {
        var timeline = new Written().Loop("la", "a10 b5").Span(P, 0, 1000, "la")
            .Cue("c", P, 12, 10, Interrupt.Stop).Timeline();

        Shows(timeline, P, t, item, planned, position);
    }

    // second     0         10        20        30        40
    // cue                      [c pause.)                      loop time stands still for 10 s
    // on         [a.......)[b.[c........)b.)[a.......)[b..)
    [Theory]
    [InlineData(11.999, "b", 10.0, 1.999)]
    [InlineData(12.0, "c", 12.0, 0.0)]
    [InlineData(22.0, "b", 10.0, 2.0)]
    [InlineData(24.999, "b", 10.0, 4.999)]
    [InlineData(25.0, "a", 25.0, 0.0)]
    [InlineData(35.0, "b", 35.0, 0.0)]
    public void A_pausing_cue_holds_the_loop_where_it_was(double t, string item, double planned, double position)
    {
        var timeline = new Written().Loop("la", "a10 b5").Span(P, 0, 1000, "la")
            .Cue("c", P, 12, 10, Interrupt.Pause).Timeline();

        Shows(timeline, P, t, item, planned, position);
    }

    // second     0         10        20        30        40
    // cues         [c=)  [d=)                                  two pauses in one slot
    // on         [a[c=)aa[d=)aaaaaa)[b..)
    [Theory]
    [InlineData(2.0, "c", 2.0, 0.0)]
    [InlineData(5.0, "a", 0.0, 2.0)]
    [InlineData(8.0, "d", 8.0, 0.0)]
    [InlineData(11.0, "a", 0.0, 5.0)]
    [InlineData(15.999, "a", 0.0, 9.999)]
    [InlineData(16.0, "b", 16.0, 0.0)]
    public void Pauses_add_up(double t, string item, double planned, double position)
    {
        var timeline = new Written().Loop("la", "a10 b5").Span(P, 0, 1000, "la")
            .Cue("c", P, 2, 3, Interrupt.Pause).Cue("d", P, 8, 3, Interrupt.Pause).Timeline();

        Shows(timeline, P, t, item, planned, position);
    }

    // second     0         10        20        30        40
    // bell                          |20
    // cue                      [c 12...20)                     cut at its endBy
    [Theory]
    [InlineData(19.999, "c", 12.0, 7.999)]
    [InlineData(20.0, "a", 15.0, 5.0)]
    public void A_cue_ends_at_the_bell(double t, string item, double planned, double position)
    {
        var timeline = new Written().Loop("la", "a10 b5").Span(P, 0, 1000, "la")
            .Cue("c", P, 12, 10, Interrupt.Stop, endBy: 20).Timeline();

        Shows(timeline, P, t, item, planned, position);
    }

    // second     0         10        20        30
    // spans      [ A .....)[ dark ..)[ gap ...)[ A
    [Fact]
    public void Spans_are_half_open_and_dark_is_not_a_gap()
    {
        var timeline = new Written().Loop("la", "a10").Span(P, 0, 10, "la").Span(P, 10, 20, null).Span(P, 30, 40,
            "la").Timeline();

        timeline.At(P, Written.At(-0.001)).On.ShouldBeNull();
        timeline.At(P, Written.At(0)).On.ShouldNotBeNull();
        timeline.At(P, Written.At(9.999)).Dark.ShouldBeFalse();
        timeline.At(P, Written.At(10)).Dark.ShouldBeTrue();
        timeline.At(P, Written.At(10)).Until.ShouldBe(Written.At(20));
        timeline.At(P, Written.At(20)).Dark.ShouldBeFalse();
        timeline.At(P, Written.At(20)).On.ShouldBeNull();
        timeline.At(P, Written.At(20)).Until.ShouldBe(Written.At(30));
        timeline.At(P, Written.At(30)).On.ShouldNotBeNull();
    }

    [Fact]
    public void A_slot_that_a_span_cuts_into_is_joined_where_the_loop_is()
    {
        var timeline = new Written().Loop("la", "a10 b5").Span(P, 4, 1000, "la").Timeline();

        var play = timeline.At(P, Written.At(6)).On!;

        play.From.ShouldBe(Written.At(4));
        play.Offset.ShouldBe(Duration.FromSeconds(4));
        play.PlannedStart.ShouldBe(Written.At(0));
        play.ReachesItsEnd.ShouldBeTrue();
    }

    // second     0         10        20
    // loop       [a.......)[a.......)
    // duck            [v==)
    [Fact]
    public void A_ducking_cue_lies_over_the_sound_that_goes_on()
    {
        var timeline = new Written().Loop("la", "a10").Span(Lane.Sound, 0, 100, "la")
            .Cue("v", Lane.Sound, 5, 3, Interrupt.Duck).Timeline();

        var before = timeline.At(Lane.Sound, Written.At(4));
        var during = timeline.At(Lane.Sound, Written.At(6));

        before.Over.ShouldBeNull();
        before.Until.ShouldBe(Written.At(5));
        during.Over!.Item.ShouldBe("v");
        during.On!.GoesOnAs(before.On).ShouldBeTrue();
        during.On.Until.ShouldBe(Written.At(10));
        during.Until.ShouldBe(Written.At(8));
        timeline.NextOverAfter(Written.At(0))!.From.ShouldBe(Written.At(5));
    }

    [Fact]
    public void After_the_last_instant_the_tail_runs()
    {
        var timeline = new Written().Loop("la", "a10").Loop("lt", "t4 u4").Span(P, 0, 100,
            "la").Tail("lt").Timeline(until: 100);

        timeline.At(P, Written.At(99.999)).On!.Item.ShouldBe("a");
        Shows(timeline, P, 100, "t", 100, 0);
        Shows(timeline, P, 105, "u", 104, 1);
        timeline.At(P, Written.At(105)).On!.Source.ShouldBe(PlaySource.Tail);
    }

    [Fact]
    public void With_a_clock_that_cannot_be_trusted_the_tail_runs_and_no_cue()
    {
        var timeline = new Written().Loop("la", "a10").Loop("lt", "t4").Span(P, 0, 100, "la").Tail("lt")
            .Cue("c", P, 12, 10, Interrupt.Stop).Timeline(until: 100);

        timeline.At(P, Written.At(12), clockTrusted: false).On!.Item.ShouldBe("t");
        timeline.At(P, Written.At(12), clockTrusted: true).On!.Item.ShouldBe("c");
    }

    [Fact]
    public void The_next_play_is_found_over_a_hole()
    {
        var timeline = new Written().Loop("la", "a10").Span(P, 0, 10, "la").Cue("c", P, 25, 5,
            Interrupt.Stop).Timeline();

        timeline.NextAfter(P, Written.At(3))!.Item.ShouldBe("c");
    }

    [Fact]
    public void Volume_follows_its_spans()
    {
        var timeline = new Written().Loop("la", "a10").Span(P, 0, 10, "la").Volume(5, 8, 40).Timeline();

        timeline.LevelsAt(Written.At(4)).ShouldBe(new Levels(100, 100, Written.At(5)));
        timeline.LevelsAt(Written.At(5)).Volume.ShouldBe(40);
        timeline.LevelsAt(Written.At(8)).ShouldBe(new Levels(100, 100, Instant.MaxValue));
    }

    /// <summary>Walking from change to change visits the same plays as asking at every millisecond.</summary>
    [Fact]
    public void Nothing_changes_between_two_changes()
    {
        var timeline = new Written().Loop("la", "a3.3 b1.7 d2").Span(P, 1, 40, "la", anchor: -2.5).Span(P, 40, 45, null)
            .Cue("c", P, 9, 2.25, Interrupt.Pause).Cue("e", P, 20, 4, Interrupt.Stop).Cue("f", P, 24, 1,
                Interrupt.Pause)
            .Timeline(until: 50);

        var moment = timeline.At(P, Written.At(0));
        for (var ms = 0; ms < 50_000; ms += 7)
        {
            var t = Written.At(0) + Duration.FromMilliseconds(ms);
            if (t >= moment.Until)
            {
                moment.Until.ShouldBeGreaterThan(t - Duration.FromMilliseconds(7));
                moment = timeline.At(P, t);
            }
            timeline.At(P, t).ShouldBe(moment with { });
        }
    }

    private static void Shows(Timeline timeline, Lane lane, double t, string item, double planned, double position)
    {
        var play = timeline.At(lane, Written.At(t)).On.ShouldNotBeNull();
        play.Item.ShouldBe(item);
        play.PlannedStart.ShouldBe(Written.At(planned));
        play.PositionAt(Written.At(t)).ShouldBe(Duration.FromSeconds(position));
        play.From.ShouldBeLessThanOrEqualTo(Written.At(t));
        play.Until.ShouldBeGreaterThan(Written.At(t));
    }
}
