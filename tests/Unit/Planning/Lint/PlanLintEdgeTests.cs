using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Lint;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning.Lint;

/// <summary>Where a warning begins, what none is made of, and the order of several.</summary>
public sealed class PlanLintEdgeTests
{
    private static readonly PlanFacts Facts = new(
        Sample.At("10:00"),
        new[] { "tv", "led", "radio" }.ToDictionary(e => e, _ => Sample.At("09:59"), StringComparer.Ordinal));

    [Theory]
    [InlineData("23:59", true, "a minute")]
    [InlineData("23:59:01", false, "a second less")]
    public void A_hole_of_a_minute_is_told(string until, bool warned, string rule) =>
        Kinds([Sample.Tv()], [Sample.Clip("a", 15)],
            [Sample.Loop("b", "a") with { Dayparts = [Sample.Part("00:00", until)] }])
            .ShouldBe(warned ? ["HoleInPlan tv"] : [], rule);

    [Fact]
    public void A_booking_whose_flight_is_still_to_come_is_not_said_never_to_play() =>
        Kinds([Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 15)],
            [Sample.Loop("b", "a"), Sample.Loop("later", "c") with { First = Sample.Monday.PlusDays(20) }])
            .ShouldBeEmpty();

    [Fact]
    public void A_booking_of_an_asset_that_is_not_there_names_it() =>
        Kinds([Sample.Tv()], [Sample.Clip("a", 15)], [Sample.Loop("b", "a"), Sample.Loop("c", "nothing")])
            .ShouldBe(["NeverPlays nothing"]);

    [Fact]
    public void What_waits_for_an_event_plays() =>
        Kinds([Sample.Radio()], [Sample.Mp3("m", 5)],
            [Sample.Of("b", new OnTriggerHow("transfer-begins", Interrupt.Duck), "m", "nothing")]).ShouldBeEmpty();

    [Fact]
    public void What_plays_in_a_loop_and_what_plays_in_cues_plays() =>
        Kinds([Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 15)],
            [Sample.Loop("b", "a", "nothing"), Sample.Times("c", Interrupt.Stop, ["08:00"], "c", "nothing")])
            .ShouldBeEmpty();

    // The middle of four is the upper of the two: -16.
    [Theory]
    [InlineData(-22.0, 0)]
    [InlineData(-22.1, 1)]
    public void Loudness_is_compared_with_the_middle(double lufs, int warned)
    {
        PlanAsset At(string id, double loudness) => Sample.Clip(id, 15) with { Loudness = loudness };

        Kinds([Sample.Tv()], [At("a", lufs), At("c", -20), At("d", -16), At("e", -16), Sample.Clip("silent", 15)],
            [Sample.Loop("b", "a", "c", "d", "e", "silent")]).Count().ShouldBe(warned);
    }

    // 32 rows, 100 glyphs of 23 pixels: (2300 + 580) / 48 = 60 s
    [Theory]
    [InlineData(580, false)]
    [InlineData(581, true)]
    public void A_slogan_may_take_a_minute(int width, bool warned)
    {
        var slogan = Sample.Asset("s", AssetKind.Slogan) with
        {
            Slogan = new SloganDocument { Text = new string('防', 100) },
        };

        Kinds([Sample.Led() with { Width = width }], [slogan], [Sample.Loop("b", "s")])
            .ShouldBe(warned ? ["SloganTooLong s"] : []);
    }

    [Theory]
    [InlineData(true, "", "a screen plays without sound then")]
    [InlineData(false, "BreaksQuiet loud", "of several bookings the one that is heard")]
    public void Quiet_hours(bool screen, string expected, string rule)
    {
        Endpoint endpoint = screen ? Sample.Tv(venue: Sample.School()) : Sample.Radio(venue: Sample.School());
        var bookings = new[]
        {
            Sample.Loop("still", "a", "m"),
            Sample.Times("loud", Interrupt.Stop, ["09:00"], "a", "m") with { BreaksQuiet = true },
        };

        string.Join(' ', Lint([endpoint], [Sample.Clip("a", 15), Sample.Mp3("m", 15)], bookings)
            .Where(w => w.Kind == WarningKind.BreaksQuiet).Select(w => $"{w.Kind} {w.Subject}"))
            .ShouldBe(expected, rule);
    }

    [Theory]
    [InlineData(1, "", "alone it cannot but follow itself")]
    [InlineData(2, "", "nor can two bookings of the same")]
    [InlineData(3, "FollowsItself a", "of three somebody should know")]
    public void An_asset_that_follows_itself(int bookings, string expected, string rule) =>
        string.Join(' ', Kinds([Sample.Tv()], [Sample.Clip("a", 15)],
            [.. Enumerable.Range(0, bookings).Select(i => Sample.Loop($"b{i}", "a"))])).ShouldBe(expected, rule);

    [Fact]
    public void Warnings_come_by_kind_then_booking_then_subject()
    {
        var nowhere = new Target(Kinds: [EndpointKind.CinemaScreen]);

        Lint([Sample.Tv("z"), Sample.Tv("y"), Sample.Tv()], [Sample.Clip("a", 15)],
            [
                Sample.Loop("d", "a") with { Target = nowhere }, Sample.Loop("c", "a") with { Target = nowhere },
                Sample.Loop("b", "a") with { Target = new Target(Kinds: [EndpointKind.LobbyTv]) },
            ])
            .Select(w => $"{w.Kind} {w.Booking} {w.Subject}")
            .ShouldBe(["ReachesNothing c c", "ReachesNothing d d", "NotSeen  y", "NotSeen  z"]);
    }

    private static IEnumerable<string> Kinds(Endpoint[] endpoints, PlanAsset[] assets, Booking[] bookings) =>
        Lint(endpoints, assets, bookings).Select(w => $"{w.Kind} {w.Subject}");

    private static IReadOnlyList<Warning> Lint(Endpoint[] endpoints, PlanAsset[] assets, Booking[] bookings)
    {
        var snapshot = new PlanSnapshot(endpoints, assets, bookings, []);
        return PlanLint.Of(Planner.Plan(snapshot, new(Sample.At("10:00"), 1), 1), snapshot, Facts);
    }
}
