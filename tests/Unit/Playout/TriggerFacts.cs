using Shouldly;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Xunit;

namespace Signage.Tests.Unit.Playout;

/// <summary>Named events at the player: a customer's transfer, the start of a show.</summary>
public sealed class TriggerFacts
{
    private const Lane P = Lane.Picture;
    private const Lane S = Lane.Sound;

    private static Written Loop => new Written().Loop("la", "a10 b5").Span(P, -1000, 1000, "la");

    // second   0         10   15        25
    // plan     [a.......)[b..)[a.......)
    // event       |4
    // on       [a.)[c.)[a)[b..)
    [Fact]
    public void An_event_starts_its_items_at_once_and_the_loop_has_gone_on_beneath()
    {
        var list = Loop.On("transfer", P, "c3 d2", Interrupt.Stop).Running(1);

        var run = Fired(list, "abcd", 4).Until(12);

        run.Log.Skip(2).ShouldBe(
        [
            "4 end a Preempted", "4 start c +0", "7 end c Complete", "7 start d +0", "9 end d Complete",
            "9 start a +9", "10 end a Cut", "10 start b +0",
        ]);
    }

    // second   0   4  7        13
    // plan     [a.......)[b..)
    // on       [a.)[c)[a......)[b
    [Fact]
    public void A_pausing_event_holds_the_loop_where_it_was()
    {
        var list = Loop.On("transfer", P, "c3", Interrupt.Pause).Running(1);

        Fired(list, "abc", 4).Until(13).Log.Skip(2).ShouldBe(
        [
            "4 end a Preempted", "4 start c +0", "7 end c Complete", "7 start a +4", "13 end a Cut", "13 start b +0",
        ]);
    }

    [Fact]
    public void A_ducking_event_sounds_over_the_loop()
    {
        var list = new Written().Loop("la", "a60").Span(S, -1000, 1000, "la", anchor: 0)
            .On("transfer", S, "c3", Interrupt.Duck).Running(1);

        Fired(list, "ac", 4).Until(20).Log.ShouldBe(
            ["0 screen On", "0 start a +0", "4 start c +0", "7 end c Complete"]);
    }

    [Fact]
    public void The_same_event_again_starts_anew()
    {
        var list = Loop.On("transfer", P, "c3 d2", Interrupt.Stop).Running(1);

        var run = Fired(list, "abcd", 4, 6).Until(11);

        run.Log.Skip(3).ShouldBe(
        [
            "4 start c +0", "6 skip d superseded", "6 end c Preempted", "6 start c +0", "9 end c Complete",
            "9 start d +0", "11 end d Complete", "11 start b +1",
        ]);
    }

    // plan     cue x at 6 for 5
    [Fact]
    public void A_planned_cue_that_runs_is_cut_and_one_that_would_begin_meanwhile_is_left_out_and_said()
    {
        var list = Loop.Cue("x", P, 3, 4, Interrupt.Stop).Cue("y", P, 8, 2, Interrupt.Stop)
            .On("transfer", P, "c5", Interrupt.Stop).Running(1);

        Fired(list, "abcxy", 5).Until(10).Log.Skip(2).ShouldBe(
        [
            "3 end a Preempted", "3 start x +0", "5 skip y superseded", "5 end x Preempted", "5 start c +0",
            "10 end c Complete", "10 start b +0",
        ]);
    }

    [Theory]
    [InlineData("another", 4, "of another name")]
    [InlineData("transfer", 1, "before its time")]
    [InlineData("transfer", 8, "after its time")]
    public void Nothing_starts_on_an_event(string name, int at, string why)
    {
        var list = Loop.On("transfer", P, "c3", Interrupt.Stop, from: 2, until: 8).Running(1);

        var run = new Replay("abc").Order(0, list).Happens(at, now => new PlayoutEvent.Triggered(now, name)).Until(9);

        run.Log.ShouldBe(["0 screen On", "0 start a +0"], why);
    }

    [Fact]
    public void A_shows_packs_play_one_after_the_other_and_once_however_often_its_start_is_told()
    {
        var list = Loop.On("start", P, "c3", Interrupt.Stop, show: "s1")
            .On("start", P, "d2", Interrupt.Stop, show: "s1").Running(1);

        var run = Fired(list, "abcd", 4, 5).Until(30);

        run.Log.Count(line => line.Contains("start c", StringComparison.Ordinal)).ShouldBe(1);
        run.Log.Skip(3).Take(4).ShouldBe(["4 start c +0", "7 end c Complete", "7 start d +0", "9 end d Complete"]);
    }

    [Fact]
    public void A_new_order_does_not_cut_what_an_event_started()
    {
        var second = new Written().Loop("lx", "x20").Span(P, -1000, 1000, "lx").Running(2);
        var list = Loop.On("start", P, "c15", Interrupt.Stop).Running(1);

        var run = Fired(list, "abcx", 4).Order(5, second).Until(19);

        run.State.Order!.Number.ShouldBe(2);
        run.Log.Skip(3).ShouldBe(["4 start c +0", "19 end c Complete", "19 start x +19"]);
    }

    [Fact]
    public void An_event_is_answered_without_a_clock_where_it_is_answered_at_any_time()
    {
        var list = Loop.Loop("lf", "f4").Tail("lf").On("transfer", P, "c3", Interrupt.Stop)
            .On("transfer", P, "d3", Interrupt.Stop, from: 0).Running(1);

        var run = new Replay("abcdf").Order(0, list).Happens(4, now => new PlayoutEvent.ClockTrust(now, false))
            .Happens(5, now => new PlayoutEvent.Triggered(now, "transfer")).Until(8);

        run.Log.Where(line => line.Contains(" c ", StringComparison.Ordinal))
            .ShouldBe(["5 start c +0", "8 end c Complete"]);
        run.Log.ShouldNotContain(line => line.Contains("start d", StringComparison.Ordinal));
    }

    [Fact]
    public void A_takeover_and_a_stop_are_stronger_than_an_event()
    {
        var over = new Written().Loop("lt", "t60").Span(P, -1000, 1000, "lt", anchor: 3).Running(7, takeover: true);
        var list = Loop.On("transfer", P, "c3", Interrupt.Stop).Running(1);

        var run = new Replay("abct").Order(0, list)
            .Happens(3, now => new PlayoutEvent.TakenOver(now, over, Written.At(100)))
            .Happens(4, now => new PlayoutEvent.Triggered(now, "transfer"))
            .Happens(5, now => new PlayoutEvent.Stopped(now, new HashSet<Content.Assets.Sha256Hash>(), true))
            .Happens(6, now => new PlayoutEvent.Triggered(now, "transfer")).Until(7);

        run.Log.ShouldNotContain(line => line.Contains("start c", StringComparison.Ordinal));
    }

    // second   0    2          8
    // answers       [c........)      (c alone from 2 to 8, d always)
    // at hand  d    c d        d
    [Fact]
    public void What_an_event_would_start_is_at_hand_for_as_long_as_it_would()
    {
        var list = Loop.On("always", P, "d2 e2", Interrupt.Stop)
            .On("transfer", P, "c3", Interrupt.Stop, from: 2, until: 8).Running(1);
        var run = new Replay("abcde").Order(0, list);

        AtHand(run.Until(1)).ShouldBe("d");
        AtHand(run.Until(2)).ShouldBe("c d", "what ceases first is first");
        AtHand(run.Until(7.9)).ShouldBe("c d");
        AtHand(run.Until(8)).ShouldBe("d");
    }

    [Fact]
    public void At_most_four_are_at_hand_and_of_each_event_only_what_would_begin_at_once()
    {
        var list = Loop.On("one", P, "c3", Interrupt.Stop).On("one", P, "d3", Interrupt.Stop)
            .On("two", S, "e3", Interrupt.Duck).On("three", S, "f3", Interrupt.Stop)
            .On("four", P, "g3", Interrupt.Stop).On("five", P, "h3", Interrupt.Stop).Running(1);

        AtHand(new Replay("abcdefgh").Order(0, list).Until(1)).ShouldBe("c e↑ f g");
    }

    [Fact]
    public void What_may_not_be_shown_a_show_that_has_begun_and_a_stopped_endpoint_have_nothing_at_hand()
    {
        var list = Loop.On("start", P, "c3", Interrupt.Stop, show: "s1").On("transfer", P, "d3", Interrupt.Stop)
            .Running(1);
        var run = new Replay("abc").Order(0, list);

        AtHand(run.Until(1)).ShouldBe("c", "d is not on the player");
        AtHand(run.Happens(2, now => new PlayoutEvent.Triggered(now, "start")).Until(3)).ShouldBe("");
        AtHand(run.Happens(4, now => new PlayoutEvent.FileReady(now, Written.FileOf("d")))).ShouldBe("d");
        AtHand(run.Happens(5, now => new PlayoutEvent.Stopped(now, new HashSet<Content.Assets.Sha256Hash>(), true)))
            .ShouldBe("");
    }

    private static string AtHand(Replay run) => string.Join(
        ' ', run.State.AtHand().Select(item => item.File.Title + (item.Over ? "↑" : "")));

    private static Replay Fired(RunningPlaylist list, string files, params double[] times)
    {
        var run = new Replay(files).Order(0, list);
        foreach (var time in times)
            run.Happens(time, now => new PlayoutEvent.Triggered(now, list.Timeline.Playlist.Triggers[0].Event));
        return run;
    }
}
