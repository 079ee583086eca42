using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Loops;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Who is in which loop: own content, takeovers, loops that have no room, and what is told of it.</summary>
public sealed class LoopTieTests
{
    private static readonly PlanAsset[] Assets =
    [
        Sample.Clip("a", 15), Sample.Clip("b", 15), Sample.Clip("c", 30), Sample.Clip("alarm", 20),
    ];

    [Theory]
    [InlineData(300, 200, 500, "what two shares leave")]
    [InlineData(300, null, null, "one without a share fills the rest")]
    [InlineData(null, null, null, "nor is anything left where none has one")]
    [InlineData(600, 400, null, "nor where the shares are the whole")]
    public void What_is_left_to_the_venue(int? one, int? two, int? left, string rule) =>
        Sample.Only(Plan(Sample.Of("one", new LoopHow(one), "a"), Sample.Of("two", new LoopHow(two), "b")))
            .Loops.ShouldHaveSingleItem().OwnShare.ShouldBe(left, rule);

    [Fact]
    public void A_loop_of_the_venue_alone_leaves_nothing() =>
        Sample.Only(Plan(Sample.Loop("own", "a") with { Own = true })).Loops.Single().OwnShare.ShouldBeNull();

    [Fact]
    public void Several_assets_of_a_booking_divide_its_share()
    {
        var loop = Sample.Only(Plan(Sample.Of("b", new LoopHow(Share: 400), "a", "c"), Sample.Loop("rest", "b")))
            .Loops.ShouldHaveSingleItem();

        var part = loop.Slots.Where(s => s.Booking == "b").GroupBy(s => s.File)
            .Select(g => Math.Round((double)g.Sum(s => s.LengthMs) / loop.CycleMs, 2));
        part.ShouldBe([0.2, 0.2]);
    }

    [Fact]
    public void Nothing_makes_an_empty_loop() =>
        LoopMaker.Make([], 1).ShouldSatisfyAllConditions(
            p => p.Slots.ShouldBeEmpty(), p => p.OwnPermille.ShouldBe(0), p => p.Refused.ShouldBeEmpty());

    // a and b of 15 s
    [Theory]
    [InlineData(30, 60, "", "just as long as the shorter of two cycles bears")]
    [InlineData(29, 60, "two 30000 > 29000", "a second less: the younger stays out")]
    [InlineData(60, 29, "two 30000 > 29000", "also where it is the younger that bears less")]
    public void A_cycle_has_the_shortest_limit_of_its_bookings(int one, int two, string refused, string rule)
    {
        var plan = Plan(Cycle("one", one, "a"), Cycle("two", two, "b") with { Made = Sample.Long + Duration.Epsilon });

        string.Join(' ', plan.Losses.Select(l =>
            $"{l.BookingId} {l.Arithmetic!.NeededMs} > {l.Arithmetic.LimitMs}")).ShouldBe(refused, rule);
    }

    [Fact]
    public void The_length_that_is_needed_is_that_of_a_turn_for_each()
    {
        var plan = Plan(Cycle("one", 40, "a"), Sample.Of("two", new LoopHow(Share: 800), "c") with
        {
            Made = Sample.Long + Duration.Epsilon,
        });

        plan.Losses.ShouldHaveSingleItem().Arithmetic.ShouldBe(new LoopRefusal("two", 0, 800, 45_000, 40_000));
    }

    [Fact]
    public void Where_the_best_has_no_room_at_all_the_next_has_the_loop()
    {
        var plan = Plan(Cycle("high", 10, "a") with { Rank = 5 }, Sample.Loop("low", "b"));

        Sample.Only(plan).Loops.ShouldHaveSingleItem().Slots.ShouldHaveSingleItem().Booking.ShouldBe("low");
        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.BookingId.ShouldBe("high"), l => l.Cause.ShouldBe(LossCause.LoopFull));
    }

    //              10:00       12:00
    // high         |===========|              on Monday and Tuesday
    // low     =====================================
    [Fact]
    public void A_loss_is_told_once_with_its_first_time_and_how_often()
    {
        var plan = Sample.Plan([Sample.Tv()], Assets,
            [Sample.Loop("low", "a"), Part("high", "10:00", "12:00", "b") with { Rank = 5 }], days: 2);

        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => (l.BookingId, l.Cause, l.By).ShouldBe(("low", LossCause.Outranked, "high")),
            l => l.First.ShouldBe(Sample.At("10:00")), l => l.Times.ShouldBe(2));
    }

    //            10:00                11:00
    // takeover   |====================|
    // loop, own  ---                  ---       both give way
    [Fact]
    public void A_takeover_shares_its_loop_with_nobody()
    {
        var plan = Plan(Sample.Loop("loop", "a"), Sample.Loop("own", "b") with { Own = true }, Takeover("t", "alarm"));
        var playlist = Sample.Only(plan);

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]} {Bookings(playlist, s)}")
            .ShouldBe(["00:00 loop own", "10:00 t", "11:00 loop own"]);
        plan.Losses.Select(l => $"{l.BookingId} {l.Cause} {l.By} {l.Times}")
            .ShouldBe(["loop TakenOver t 1", "own TakenOver t 1"]);
    }

    [Fact]
    public void The_venues_own_content_runs_alone_where_nothing_is_booked()
    {
        var plan = Plan(Sample.Loop("own", "b") with { Own = true }, Part("loop", "08:00", "09:00", "a"));
        var playlist = Sample.Only(plan);

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]} {Bookings(playlist, s)}")
            .ShouldBe(["00:00 own", "08:00 loop own", "09:00 own"]);
        plan.Losses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, 1, false, 0, "one", "a higher rank")]
    [InlineData(false, 0, false, 1, "two", "of the other")]
    [InlineData(false, 9, true,  0, "two", "an emergency before any rank")]
    [InlineData(true,  1, true,  0, "one", "of two emergencies the higher rank")]
    [InlineData(true,  0, true,  1, "two", "of the other")]
    public void Of_two_takeovers(bool one, int rank, bool two, int otherRank, string winner, string rule)
    {
        var plan = Plan(
            Takeover("one", "a", one) with { Rank = rank }, Takeover("two", "b", two) with { Rank = otherRank },
            Sample.Times("cue", Interrupt.Stop, ["10:30"], "c") with { Rank = 1000 });
        var playlist = Sample.Only(plan);

        Bookings(playlist, playlist.Spans.Single(s => s.Loop is not null)).ShouldBe(winner, rule);
        plan.Losses.Single(l => l.BookingId == "cue").By.ShouldBe(winner, rule);
    }

    // Both are in the loop; a cue is told the one.
    [Theory]
    [InlineData(0, 0, "one", "neither is older: the lower id")]
    [InlineData(1, 0, "two", "the older")]
    public void Of_equal_takeovers_a_cue_is_told_one(int days, int otherDays, string told, string rule) =>
        Plan(
            Takeover("two", "b") with { Made = Sample.Long + Duration.FromDays(otherDays) },
            Takeover("one", "a") with { Made = Sample.Long + Duration.FromDays(days) },
            Sample.Times("cue", Interrupt.Stop, ["10:30"], "c"))
            .Losses.ShouldHaveSingleItem().By.ShouldBe(told, rule);

    [Fact]
    public void Losses_come_by_booking_cause_asset_and_winner()
    {
        var plan = Plan(
            Sample.Loop("y", "none", "a") with { Dayparts = [Sample.Part("08:00", "12:00")] },
            Sample.Loop("x", "z", "y"),
            Part("p", "08:00", "10:00", "b") with { Rank = 6 }, Part("o", "09:00", "11:00", "b") with { Rank = 5 });

        plan.Losses.Select(l => $"{l.BookingId} {l.Cause} {l.Asset} {l.By}").ShouldBe(
        [
            "o Outranked  p", "x UnknownAsset y ", "x UnknownAsset z ", "y UnknownAsset none ", "y Outranked  o",
            "y Outranked  p",
        ]);
    }

    // Before the show the slogan, which is the longer, would begin first.
    [Fact]
    public void The_first_time_of_a_loss_is_the_first_of_all_lanes()
    {
        var hall = new Endpoint("hall", "hall", Content.Players.EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());
        var plan = Sample.Plan([hall], [Sample.Clip("five", 5), Sample.Asset("s", AssetKind.Slogan)],
            [Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "five", "s")],
            [
                new Show("s1", "hall", Sample.At("19:30"), "一", Cancelled: true),
                new Show("s2", "hall", Sample.At("20:30"), "二", Cancelled: true),
            ]);

        var loss = plan.Losses.ShouldHaveSingleItem();

        (loss.Cause, loss.Times).ShouldBe((LossCause.ShowCancelled, 4));
        loss.First.ShouldNotBeNull();
        loss.First.Value.ShouldBeLessThan(Sample.At("19:29:55"));
    }

    [Fact]
    public void Each_file_is_listed_once_in_the_order_of_the_hashes()
    {
        var twin = Sample.Clip("twin", 15) with { Id = "z", Renditions = Assets[0].Renditions };
        var first = twin with { Id = "0" };
        var files = Sample.Only(Sample.Plan(
            [Sample.Tv()], [.. Assets, twin, first], [Sample.Loop("b", "z", "a", "0", "b", "c", "alarm")])).Files;

        files.Select(f => f.Sha256.ToString()).ShouldBeInOrder();
        files.Select(f => f.Asset).Order(StringComparer.Ordinal).ShouldBe(["0", "alarm", "b", "c"]);
    }

    [Theory]
    [InlineData(true, "loop")]
    [InlineData(false, "")]
    public void After_the_window_a_lane_goes_on_with_its_last_loop(bool looped, string tail) =>
        (Sample.Only(Plan(looped ? Sample.Loop("b", "a") : Sample.Times("b", Interrupt.Stop, ["08:00"], "a")))
            .Tail is null ? "" : "loop").ShouldBe(tail);

    [Fact]
    public void A_span_repeats_at_most_four_hundred_times()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], Assets, [Sample.Loop("b", "a") with { Last = Sample.Monday.PlusDays(900) }], days: 403));

        playlist.Spans.Select(s => s.Repeat).ShouldBe([400, 3]);
    }

    private static string Bookings(Playlist playlist, LaneSpan span) => string.Join(
        ' ', playlist.LoopOf(span.Loop)!.Slots.Select(s => s.Booking).Distinct().Order(StringComparer.Ordinal));

    private static Plan Plan(params Booking[] bookings) => Sample.Plan([Sample.Tv()], Assets, bookings);

    private static Booking Cycle(string id, int seconds, string asset) =>
        Sample.Of(id, new LoopHow(Cycle: Duration.FromSeconds(seconds)), asset);

    private static Booking Part(string id, string from, string until, string asset) =>
        Sample.Loop(id, asset) with { Dayparts = [Sample.Part(from, until)] };

    private static Booking Takeover(string id, string asset, bool emergency = false) =>
        Sample.Of(id, new TakeoverHow(emergency), asset) with { Dayparts = [Sample.Part("10:00", "11:00")] };
}
