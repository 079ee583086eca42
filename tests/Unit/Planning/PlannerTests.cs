using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Outlook;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Whole plans.</summary>
public sealed class PlannerTests
{
    // asset on endpoint -> lane
    [Theory]
    [InlineData(AssetKind.Slogan, "tv", "Ticker")]
    [InlineData(AssetKind.Slogan, "led", "Picture")]
    [InlineData(AssetKind.Slogan, "radio", "CannotPlay")]
    [InlineData(AssetKind.Clip, "tv", "Picture")]
    [InlineData(AssetKind.Clip, "led", "Picture")]
    [InlineData(AssetKind.Clip, "radio", "CannotPlay")]
    [InlineData(AssetKind.Sound, "radio", "Sound")]
    [InlineData(AssetKind.Sound, "tv", "CannotPlay")]
    [InlineData(AssetKind.Image, "tv", "Picture")]
    public void An_asset_goes_to_its_lane_or_is_a_reported_loss(AssetKind kind, string endpoint, string expected)
    {
        Endpoint on = endpoint switch { "tv" => Sample.Tv(), "led" => Sample.Led(), _ => Sample.Radio() };
        var plan = Sample.Plan([on], [Sample.Asset("a", kind, kind is AssetKind.Clip or AssetKind.Sound ? 5 : 0)],
            [Sample.Loop("b", "a")]);

        var lane = Sample.Only(plan).Spans.Where(s => s.Loop is not null).Select(s => s.Lane.ToString());
        string.Join(' ', lane.Concat(plan.Losses.Select(l => l.Cause.ToString()))).ShouldBe(expected);
    }

    [Fact]
    public void A_small_led_plays_the_file_made_for_it()
    {
        var clip = Sample.Clip("a", 5);
        var plan = Sample.Plan([Sample.Tv(), Sample.Led()], [clip], [Sample.Loop("b", "a")]);

        plan.Playlists.ToDictionary(p => p.Endpoints[0], p => p.Playlist.Files[0].Sha256)
            .ShouldBe(new Dictionary<string, Sha256Hash>
        {
            ["tv"] = clip.Renditions.First(r => r.Use == "general").Hash,
            ["led"] = clip.Renditions.First(r => r.Use == "led").Hash,
        }, ignoreOrder: true);
    }

    [Theory]
    [InlineData(PlanAssetState.Waiting, LossCause.NotApproved)]
    [InlineData(PlanAssetState.Withdrawn, LossCause.Withdrawn)]
    public void Only_approved_assets_are_planned(PlanAssetState state, LossCause cause)
    {
        var plan = Sample.Plan([Sample.Tv()], [Sample.Asset("a", AssetKind.Clip, 5, state)], [Sample.Loop("b", "a")]);

        Sample.Only(plan).Files.ShouldBeEmpty();
        plan.Losses.ShouldHaveSingleItem().Cause.ShouldBe(cause);
        plan.Gaps.ShouldHaveSingleItem();
    }

    [Fact]
    public void Outside_the_opening_hours_it_is_dark()
    {
        var venue = Sample.Venue(OpeningHours.Of(Sample.Part("08:00", "18:00")));
        var playlist =
            Sample.Only(Sample.Plan([Sample.Radio(venue: venue)], [Sample.Mp3("m", 5)], [Sample.Loop("b", "m")]));

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]} {(s.Dark == true ? "dark" : "loop")}")
            .ShouldBe(["00:00 dark", "08:00 loop", "18:00 dark"]);
        playlist.Tail!.Sound.ShouldBe(playlist.Loops[0].Id);
    }

    [Fact]
    public void Endpoints_of_the_same_audience_share_a_playlist() =>
        Sample.Plan([Sample.Tv("tv"), Sample.Tv("hall")], [Sample.Clip("a", 5)], [Sample.Loop("b", "a")])
            .Playlists.ShouldHaveSingleItem().Endpoints.ShouldBe(["hall", "tv"]);

    [Fact]
    public void A_plan_made_again_on_the_same_day_is_the_same_bytes()
    {
        var first = PlanAt("00:00");

        PlanAt("10:00").ShouldBe(first);
        PlanAt("23:59:59").ShouldBe(first);
    }

    [Fact]
    public void The_next_days_plan_shows_the_same_on_a_day_that_both_hold()
    {
        var snapshot = Small();
        var today = OfTv(Planner.Plan(snapshot, new PlanWindow(Sample.At("10:00"), 3), 1));
        var tomorrow =
            OfTv(Planner.Plan(snapshot, new PlanWindow(Sample.At("10:00", Sample.Monday.PlusDays(1)), 3), 1));
        var day =
            new Interval(Sample.At("00:00", Sample.Monday.PlusDays(1)), Sample.At("00:00", Sample.Monday.PlusDays(2)));

        PlannedPlays.Within(tomorrow, day).SequenceEqual(PlannedPlays.Within(today, day)).ShouldBeTrue();
        PlannedPlays.Within(today, day).Count().ShouldBeGreaterThan(4000);
    }

    // loop    a a|  cue 10 s  |a        a of 15 s from 00:00; the cue at 00:00:20 pauses
    [Theory]
    [InlineData(Interrupt.Pause, "00:00:00 00:00:15 00:00:40 00:00:55")]
    [InlineData(Interrupt.Stop, "00:00:00 00:00:15 00:00:30 00:00:45")]
    public void A_pausing_cue_holds_the_loop_and_a_stopping_one_covers_it(Interrupt interrupt, string starts)
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("cue", 10)],
            [Sample.Loop("b", "a"), Sample.Times("c", interrupt, ["00:00:20"], "cue")]));
        var minute = new Interval(Sample.At("00:00"), Sample.At("00:01"));

        string.Join(' ', PlannedPlays.Within(playlist, minute).Where(p => p.Booking == "b").Take(4)
            .Select(p => Sample.Local(p.Start))).ShouldBe(starts);
    }

    [Fact]
    public void Random_counties_never_overlap_and_always_give_the_same_bytes() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 23], Gen.Int[1, 40], Gen.Int[0, 1000]).List[1, 12]
            .Sample(rows =>
        {
            var bookings = rows.Select((r, i) => (r.Item1 switch
            {
                0 => Sample.Loop($"b{i}", "a", "m"),
                1 => Sample.Of($"b{i}", new LoopHow(Share: Math.Max(1, r.Item5)), "a", "s"),
                2 => Sample.Times($"b{i}", Interrupt.Pause, [$"{r.Item3:00}:00", $"{r.Item3:00}:00:20"], "a", "m"),
                _ => Sample.Times($"b{i}", Interrupt.Stop, [$"{r.Item3:00}:00:07"], "c", "m"),
            }) with
            {
                Rank = r.Item2,
                Last = Sample.Monday.PlusDays(r.Item4 / 10),
                Dayparts = r.Item4 % 3 == 0 ? [Sample.Part($"{r.Item3:00}:30", "06:00")] : [],
            }).ToArray();
            var closing = Sample.Venue(OpeningHours.Of(Sample.Part("07:00", "01:00", 1, 2, 3)));
            var snapshot = new PlanSnapshot(
                [Sample.Tv(), Sample.Led(), Sample.Radio(venue: closing)],
                [Sample.Clip("a", 15), Sample.Clip("c", 45), Sample.Mp3("m", 12), Sample.Asset("s", AssetKind.Slogan)],
                bookings, []);
            var plan = Planner.Plan(snapshot, new PlanWindow(Sample.At("10:00"), 4), 7);
            var again = Planner.Plan(
                snapshot with { Bookings = [.. bookings.Reverse()], Endpoints = [.. snapshot.Endpoints.Reverse()] },
                new PlanWindow(Sample.At("21:00"), 4), 7);

            foreach (var playlist in plan.Playlists)
            {
                Playlist.TryRead(playlist.Bytes.Span, out _, out var problems)
                    .ShouldBeTrue(string.Join("; ", problems));
            }

            again.Playlists.Select(p => p.Hash).ShouldBe(plan.Playlists.Select(p => p.Hash));
        }, iter: Tries.Of(150));

    private static Playlist OfTv(Plan plan) => plan.Playlists.Single(p => p.Endpoints.Contains("tv")).Playlist;

    private static string PlanAt(string time) =>
        string.Join(' ', Planner.Plan(Small(), new PlanWindow(Sample.At(time), 15), 1).Playlists.Select(p => p.Hash));

    private static PlanSnapshot Small() => new(
        [Sample.Tv(), Sample.Radio()],
        [Sample.Clip("a", 15), Sample.Clip("b", 20), Sample.Mp3("m", 30)],
        [Sample.Loop("one", "a", "b", "m"), Sample.Times("two", Interrupt.Pause, ["08:00", "23:59:50"], "b", "m")],
        []);
}
