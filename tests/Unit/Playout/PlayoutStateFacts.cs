using Xunit;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Playout.States;

namespace Signage.Tests.Unit.Playout;

public sealed class PlayoutStateFacts
{
    private const Lane P = Lane.Picture;

    private static Written Loop => new Written().Loop("la", "a10 b5").Span(P, -1000, 1000, "la");

    [Fact]
    public void A_loop_that_is_watched_from_its_first_slot_gives_starts_and_complete_ends()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1)).Until(30);

        run.Log.ShouldBe(
        [
            "0 screen On", "0 start a +0", "10 end a Complete", "10 start b +0", "15 end b Complete", "15 start a +0",
            "25 end a Complete", "25 start b +0", "30 end b Complete", "30 start a +0",
        ]);
    }

    [Fact]
    public void What_was_joined_late_is_never_complete()
    {
        var run = new Replay("ab").Order(4, Loop.Running(1)).Until(15);

        run.Log.ShouldBe(["4 screen On", "4 start a +4", "10 end a Cut", "10 start b +0", "15 end b Complete",
            "15 start a +0"]);
    }

    // second   0         10        20        30
    // plan     [a.......)[b[c pause.)b..)[a
    [Fact]
    public void A_paused_play_is_preempted_and_resumes_with_its_offset()
    {
        var list = Loop.Cue("c", P, 12, 8, Interrupt.Pause).Running(1);

        var run = new Replay("abc").Order(0, list).Until(23);

        run.Log.Skip(4).ShouldBe(
        [
            "12 end b Preempted", "12 start c +0", "20 end c Complete", "20 start b +2", "23 end b Cut",
                "23 start a +0",
        ]);
    }

    // second   0         10        20
    // order 1  [a.......)
    // order 2     |3 waits|[x...
    [Fact]
    public void A_new_order_waits_for_the_running_item()
    {
        var second = new Written().Loop("lx", "x20").Span(P, -1000, 1000, "lx", anchor: 10).Running(2);

        var run = new Replay("abx").Order(0, Loop.Running(1)).Order(3, second).Until(12);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "10 end a Complete", "10 start x +0"]);
        run.State.Order!.Number.ShouldBe(2);
    }

    [Fact]
    public void A_new_order_waits_ten_seconds_at_most()
    {
        var first = new Written().Loop("ll", "a60").Span(P, -1000, 1000, "ll").Running(1);
        var second = new Written().Loop("lx", "x20").Span(P, -1000, 1000, "lx").Running(2);

        var run = new Replay("ax").Order(0, first).Order(3, second).Until(20);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "13 end a Cut", "13 start x +13", "20 end x Cut",
            "20 start x +0"]);
    }

    [Fact]
    public void An_item_that_the_new_order_has_too_goes_on_unbroken()
    {
        var first = new Written().Loop("ll", "a60").Span(P, -1000, 1000, "ll").Running(1);
        var second = new Written().Loop("lm", "a60 x5").Span(P, -500, 1000, "lm", anchor: 0).Running(2);

        var run = new Replay("ax").Order(0, first).Order(3, second).Until(61);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "60 end a Complete", "60 start x +0"]);
    }

    [Fact]
    public void A_takeover_comes_at_once_and_ends_by_itself()
    {
        var over = new Written().Loop("lt", "t60").Span(P, -1000, 1000, "lt", anchor: 3).Running(7, takeover: true);

        var run = new Replay("abt").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.TakenOver(now, over, Written.At(12))).Until(15);

        run.Log.ShouldBe(
        [
            "0 screen On", "0 start a +0", "3 end a Preempted", "3 start t +0", "12 end t Preempted", "12 start b +2",
            "15 end b Cut", "15 start a +0",
        ]);
    }

    [Fact]
    public void A_takeover_is_released_at_once()
    {
        var over = new Written().Loop("lt", "t60").Span(P, -1000, 1000, "lt", anchor: 3).Running(7, takeover: true);

        var run = new Replay("abt").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.TakenOver(now, over, Written.At(100)))
            .Happens(5, now => new PlayoutEvent.Released(now)).Until(9);

        run.Log.Skip(4).ShouldBe(["5 end t Preempted", "5 start a +5"]);
    }

    [Fact]
    public void A_withdrawn_file_leaves_at_once_and_filler_comes()
    {
        var list = Loop.Loop("lf", "f4").Tail("lf").Running(1);

        var run = new Replay("abf").Order(0, list)
            .Happens(3, now => new PlayoutEvent.Stopped(now, new HashSet<Sha256Hash> { Written.FileOf("a") },
                false)).Until(11);

        run.Log[2].ShouldBe("3 end a Preempted");
        run.Log.ShouldContain("3 screen Filler");
        run.Log.ShouldContain("10 start b +0");
        run.Log.ShouldContain("10 screen On");
        run.Log.ShouldNotContain(line => line.Contains("start a", StringComparison.Ordinal) && line != "0 start a +0");
    }

    [Fact]
    public void Without_filler_the_built_in_card_comes()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.Stopped(now, new HashSet<Sha256Hash> { Written.FileOf("a") },
                false)).Until(9);

        run.Log.Skip(2).ShouldBe(["3 end a Preempted", "3 screen Card"]);
        run.State.Picture.ShouldBeNull();
    }

    [Fact]
    public void A_stopped_endpoint_shows_nothing_at_once()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.Stopped(now, new HashSet<Sha256Hash>(), true)).Until(9);

        run.Log.Skip(2).ShouldBe(["3 end a Preempted", "3 screen Off"]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_skipped_once_a_slot_and_joined_when_it_comes()
    {
        var run = new Replay("b").Order(0, Loop.Running(1)).Until(16)
            .Happens(18, now => new PlayoutEvent.FileReady(now, Written.FileOf("a"))).Until(20);

        run.Log.ShouldBe(
        [
            "0 skip a fileNotOnPlayer", "10 screen On", "10 start b +0", "15 skip a fileNotOnPlayer",
            "15 end b Complete", "15 screen Card", "18 screen On", "18 start a +3",
        ], ignoreOrder: true);
    }

    [Fact]
    public void A_broken_decoder_is_a_failed_play()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1))
            .Happens(4, now => new PlayoutEvent.DecoderFailed(now, P, false, "no picture")).Until(10);

        run.Log.ShouldContain("4 end a Failed");
    }

    [Fact]
    public void A_plan_that_is_dark_is_dark()
    {
        var list = new Written().Loop("la", "a10").Span(P, 0, 20, "la").Span(P, 20, 30, null).Running(1);

        var run = new Replay("a").Order(0, list).Until(25);

        run.Log.TakeLast(2).ShouldBe(["20 end a Complete", "20 screen Dark"]);
    }

    // second   0     4     8
    // devices  works |lost |works
    [Fact]
    public void Without_a_device_that_works_a_screen_is_at_fault_and_what_plays_goes_on()
    {
        var run = new Replay("a").Order(0, Loop.Running(1))
            .Happens(4, now => new PlayoutEvent.ScreensLost(now, true))
            .Happens(8, now => new PlayoutEvent.ScreensLost(now, false)).Until(9);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "4 screen Fault", "8 screen On"]);
    }

    [Fact]
    public void What_is_dark_by_plan_is_no_fault()
    {
        var list = new Written().Loop("la", "a10").Span(P, 0, 20, "la").Span(P, 20, 30, null).Running(1);

        var run = new Replay("a").Order(0, list)
            .Happens(15, now => new PlayoutEvent.ScreensLost(now, true)).Until(25);

        run.Log.TakeLast(3).ShouldBe(["15 screen Fault", "20 end a Complete", "20 screen Dark"]);
    }

    [Fact]
    public void Shutting_down_ends_what_is_on()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1)).Happens(4, now => new PlayoutEvent.ShutDown(now));

        run.Log.TakeLast(1).ShouldBe(["4 end a Cut"]);
    }

    [Fact]
    public void A_loudspeaker_without_pictures_is_on_between_its_cues()
    {
        var list = new Written().Cue("m", Lane.Sound, 5, 3, Interrupt.Stop).Running(1);

        var run = new Replay("m").Order(0, list).Until(10);

        run.Log.ShouldBe(["0 screen On", "5 start m +0", "8 end m Complete"]);
    }

    [Fact]
    public void The_sound_beneath_a_ducking_cue_is_one_play()
    {
        var list = new Written().Loop("la", "a10").Span(Lane.Sound, 0, 100, "la").Cue("v", Lane.Sound, 3, 2,
            Interrupt.Duck).Running(1);

        var run = new Replay("av").Order(0, list).Until(10);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "3 start v +0", "5 end v Complete", "10 end a Complete",
            "10 start a +0"]);
    }

    // second   0         10   15        25
    // plan     [a.......)[b..)[a.......)
    // a breaks     |3: filler to 10     a is tried again
    [Fact]
    public void A_play_whose_decoder_gave_up_gives_way_to_the_next_and_is_tried_again_in_its_next_turn()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.DecoderFailed(now, P, Over: false, "it hangs")).Until(15);

        run.Log.ShouldBe(
        [
            "0 screen On", "0 start a +0", "3 end a Failed", "3 screen Card", "10 screen On", "10 start b +0",
            "15 end b Complete", "15 start a +0",
        ]);
        run.State.Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_that_is_black_makes_a_fault_of_the_screen_until_it_is_not()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.PictureWatched(now, "black"))
            .Happens(5, now => new PlayoutEvent.PictureWatched(now, null)).Until(6);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "3 screen Fault", "5 screen On"]);
    }

    [Fact]
    public void A_sound_that_is_not_heard_makes_a_fault_of_the_endpoint_until_it_is()
    {
        var run = new Replay("ab").Order(0, Loop.Running(1))
            .Happens(3, now => new PlayoutEvent.SoundWatched(now, "silent"))
            .Happens(5, now => new PlayoutEvent.SoundWatched(now, null)).Until(6);

        run.Log.ShouldBe(["0 screen On", "0 start a +0", "3 screen Fault", "5 screen On"]);
    }
}
