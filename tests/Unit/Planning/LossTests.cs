using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Loops;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>What a loss points at, and the playlist that a takeover makes.</summary>
public sealed class LossTests
{
    public static TheoryData<LossCause, string> Fields => new()
    {
        { LossCause.UnknownAsset, "assets" }, { LossCause.NotApproved, "assets" }, { LossCause.Withdrawn, "assets" },
        { LossCause.NoRendition, "assets" }, { LossCause.CannotPlay, "target" }, { LossCause.NotTargeted, "target" },
        { LossCause.LoopFull, "share" }, { LossCause.Outranked, "rank" }, { LossCause.OlderFirst, "rank" },
        { LossCause.TakenOver, "rank" }, { LossCause.OutsideDaypart, "dayparts" }, { LossCause.AfterBell, "endBy" },
        { LossCause.WaitedInVain, "waitMs" }, { LossCause.OutsideFlight, "last" }, { LossCause.NotThisDay, "days" },
        { LossCause.Closed, "how" }, { LossCause.NoShow, "how" }, { LossCause.ShowCancelled, "how" },
        { LossCause.QuietWindow, "how" }, { LossCause.NotDue, "how" }, { LossCause.NotItsTurn, "how" },
        { LossCause.Interrupted, "how" }, { LossCause.WaitsForEvent, "how" }, { LossCause.NotYetMade, "how" },
        { LossCause.FileNotOnPlayer, "how" }, { LossCause.Superseded, "how" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_loss_points_at_the_field_that_would_mend_it(LossCause cause, string field) =>
        new Loss("b", cause, []).Field.ShouldBe(field);

    [Fact]
    public void Every_cause_points_at_a_field() =>
        Fields.Select(r => r.Data.Item1).Order().ShouldBe(Enum.GetValues<LossCause>());

    [Theory]
    [InlineData(null, "share", "no cycle meets the shares")]
    [InlineData(30_000L, "cycleMs", "a longer one would")]
    public void A_loop_that_is_full_points_at_what_is_short(long? needed, string field, string rule) =>
        new Loss("b", LossCause.LoopFull, [], Arithmetic: new LoopRefusal("b", 0, null, needed, 20_000)).Field
            .ShouldBe(field, rule);

    [Fact]
    public void A_takeovers_playlist_is_one_asset_again_and_again()
    {
        var time = new Interval(Sample.At("10:00"), Sample.At("10:30"));
        var clip = Sample.Clip("alarm", 20);

        var playlist = TakeoverPlaylist.Make(clip, Sample.Led(), time, "t1");

        Playlist.TryRead(playlist.ToBytes(), out _, out var problems).ShouldBeTrue(string.Join("; ", problems));
        (playlist.From, playlist.Until).ShouldBe((time.Start, time.End));
        playlist.Files.ShouldHaveSingleItem().Sha256.ShouldBe(clip.Renditions.Single(r => r.Use == "led").Hash);
        playlist.Spans.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            s => (s.Lane, s.From, s.Until).ShouldBe((Lane.Picture, time.Start, time.End)),
            s => playlist.LoopOf(s.Loop)!.Slots.Select(slot => (slot.Item, slot.LengthMs)).ShouldBe([("t1", 20_000L)]));
    }

    [Fact]
    public void What_an_endpoint_cannot_play_makes_no_playlist()
    {
        var time = new Interval(Sample.At("10:00"), Sample.At("10:30"));
        var none = Sample.Clip("alarm", 20) with { Renditions = [] };

        Should.Throw<ArgumentException>(() => TakeoverPlaylist.Make(Sample.Clip("c", 20), Sample.Radio(), time, "t"))
            .Message.ShouldStartWith("The endpoint cannot play it.");
        Should.Throw<ArgumentException>(() => TakeoverPlaylist.Make(none, Sample.Tv(), time, "t"))
            .Message.ShouldStartWith("There is no file of it.");
    }

    [Fact]
    public void Hours_of_the_same_windows_are_equal()
    {
        OpeningHours Until(string time) => OpeningHours.Of(Sample.Part("08:00", time));
        var (some, same) = (Until("18:00"), Until("18:00"));

        same.ShouldBe(some);
        same.GetHashCode().ShouldBe(some.GetHashCode());
        Until("17:00").ShouldNotBe(some);
        OpeningHours.Always.ShouldNotBe(some);
        some.ShouldNotBe(OpeningHours.Always);
        OpeningHours.Always.ShouldNotBe(OpeningHours.Of());
        OpeningHours.Always.Equals(OpeningHours.Always with { }).ShouldBeTrue();
        some.Equals(null).ShouldBeFalse();
        OpeningHours.Always.GetHashCode().ShouldNotBe(some.GetHashCode());
    }

    // The lowest screen that has a slogan band below its picture.
    [Theory]
    [InlineData(240, Lane.Ticker)]
    [InlineData(239, Lane.Picture)]
    public void A_screen_of_240_rows_has_a_slogan_band(int height, Lane lane) =>
        (Sample.Tv() with { Height = height }).LaneOf(AssetKind.Slogan).ShouldBe(lane);
}
