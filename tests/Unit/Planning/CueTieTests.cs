using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Cues that are equal in all but one thing, and those at the edges of the window.</summary>
public sealed class CueTieTests
{
    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_cues_equal_in_rank_and_age_the_lower_id_wins(string first, string second)
    {
        var plan = Plan([Cue(first, "x", "08:00:00"), Cue(second, "x", "08:00:05")]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Booking.ShouldBe("a");
        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.By.ShouldBe("a"), l => l.Cause.ShouldBe(LossCause.OlderFirst));
    }

    [Fact]
    public void Of_one_bookings_times_that_overlap_the_earlier_wins() =>
        Starts(Plan([Cue("a", "x", "08:00:05", "08:00:00")]), "a").ShouldBe("08:00:00");

    // better              08:00:10 |==|
    // other      08:00:00 |========|      placed after the better one, and ends where that begins
    [Fact]
    public void A_cue_may_end_where_one_that_was_placed_before_it_begins() =>
        Starts(Plan([Cue("better", "x", "08:00:10") with { Rank = 1 }, Cue("other", "x", "08:00:00")]), "other")
            .ShouldBe("08:00:00");

    // All wait for the end of the item at 00:00:15; 00:00:25 is where the first one's place ends.
    [Theory]
    [InlineData("00:00:07", 0, 0, "00:00:09", 5, 0, "a", "the one that is due first has the place, whatever its rank")]
    [InlineData("00:00:07", 0, 0, "00:00:07", 5, 0, "b", "due at once: the higher rank")]
    [InlineData("00:00:07", 0, 1, "00:00:07", 0, 0, "b", "of the same rank: the older")]
    [InlineData("00:00:07", 0, 0, "00:00:07", 0, 0, "a", "of the same age: the lower id")]
    public void Of_two_waiting_cues(
        string due, int rank, int days, string otherDue, int otherRank, int otherDays, string winner, string rule)
    {
        var plan = Plan(
            [
                Sample.Loop("loop", "a15"),
                Waiting("b", otherDue) with
                {
                    Rank = otherRank, Made = Sample.Long + Duration.FromDays(otherDays),
                },
                Waiting("a", due) with { Rank = rank, Made = Sample.Long + Duration.FromDays(days) },
            ]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Booking.ShouldBe(winner, rule);
        plan.Losses.ShouldHaveSingleItem().By.ShouldBe(winner, rule);
    }

    // waits   due :07 -> |15-25|
    // fixed                   |20-30|
    [Theory]
    [InlineData(1, 0, "m", "m", "waits", "a higher rank")]
    [InlineData(0, 1, "m", "m", "fixed", "a lower rank")]
    [InlineData(0, 0, "a", "m", "waits", "the older")]
    [InlineData(0, 0, "m", "a", "fixed", "the younger")]
    public void A_waiting_cue_against_one_that_comes_later(
        int waits, int rank, string waitsMade, string made, string winner, string rule)
    {
        Instant Made(string text) => Sample.Long + Duration.FromDays(text == "a" ? 0 : 1);
        var plan = Plan(
            [
                Sample.Loop("loop", "a15"), Cue("fixed", "x", "00:00:20") with { Rank = rank, Made = Made(made) },
                Waiting("waits", "00:00:07") with { Rank = waits, Made = Made(waitsMade) },
            ]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Booking.ShouldBe(winner, rule);
        plan.Losses.ShouldHaveSingleItem().By.ShouldBe(winner, rule);
    }

    [Theory]
    [InlineData("a", "b", "a")]
    [InlineData("b", "a", "a")]
    public void A_waiting_cue_of_the_same_rank_and_age_is_decided_by_the_id(string waits, string fixedId, string winner)
    {
        var plan = Plan([Sample.Loop("loop", "a15"), Cue(fixedId, "x", "00:00:20"), Waiting(waits, "00:00:07")]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Booking.ShouldBe(winner);
    }

    // n1 (:10-:12), n2 (:13-:14)      loop: items of 15 s
    // low   due :07 -> :14            high  due :11 -> :12, which takes n2's time and low's
    [Fact]
    public void A_waiting_cue_may_push_out_another_that_had_waited_longer()
    {
        var plan = Plan(
            [
                Sample.Loop("loop", "a15"),
                Cue("n1", "two", "00:00:10") with { Rank = 9 }, Cue("n2", "one", "00:00:13"),
                Waiting("low", "00:00:07"), Waiting("high", "00:00:11") with { Rank = 5 },
            ]);

        Sample.Only(plan).Cues.Select(c => $"{c.Booking} {Sample.Local(c.At)}")
            .ShouldBe(["n1 00:00:10", "high 00:00:12"]);
        plan.Losses.Select(l => $"{l.BookingId} {l.Cause} {l.By} {l.Times}")
            .ShouldBe(["low Outranked high 1", "n2 Outranked high 1"]);
    }

    [Theory]
    [InlineData(8, "00:00:15", "as long as it waits, to the second")]
    [InlineData(7, "", "a second less")]
    public void A_cue_waits_as_long_as_it_was_told_to(int seconds, string at, string rule) =>
        Starts(Plan([Sample.Loop("loop", "a15"), Waiting("w", "00:00:07", seconds)]), "w").ShouldBe(at, rule);

    [Fact]
    public void A_waiting_cue_that_may_not_play_there_says_so()
    {
        var closed = Sample.Tv(venue: Sample.Venue(OpeningHours.Of(Sample.Part("06:00", "18:00"))));
        var plan = Sample.Plan([closed], Assets, [Waiting("w", "20:00")]);

        Sample.Only(plan).Cues.ShouldBeEmpty();
        plan.Losses.ShouldHaveSingleItem().Cause.ShouldBe(LossCause.Closed);
    }

    // loop    00:00:00 a15 |15 a15 |30
    // other              :10--:20
    // w          due :17 would end the wait at :30, or where the other ends
    [Theory]
    [InlineData(Interrupt.Stop,  "00:00:20", "00:00:25", "00:00:30", "a stopping cue covers the loop, which runs on")]
    [InlineData(Interrupt.Pause, "00:00:10", "00:00:21", "00:00:25", "a pausing one holds the item back")]
    [InlineData(Interrupt.Stop,  "00:00:10", "00:00:21", "00:00:30", "a stopping one does not")]
    [InlineData(Interrupt.Pause, "00:00:40", "00:00:21", "00:00:30", "nor does a pause that is to come")]
    [InlineData(Interrupt.Stop,  "00:00:20", "00:00:17", "00:00:25", "a cue that comes before the item's end ends it")]
    public void A_cue_waits_for_the_running_item(Interrupt how, string other, string due, string at, string rule)
    {
        var plan = Plan([Sample.Loop("loop", "a15"), Cue("other", how == Interrupt.Pause ? "x" : "five", other) with
        {
            How = new AtTimesHow([Sample.Time(other)], how),
        }, Waiting("w", due) with { Assets = ["five"] }]);

        Starts(plan, "w").ShouldBe(at, rule);
    }

    [Fact]
    public void Nothing_is_cued_before_the_booking_was_made_but_at_that_instant() =>
        Starts(Plan([Cue("b", "x", "08:59:59", "09:00") with { Made = Sample.At("09:00") }]), "b").ShouldBe("09:00:00");

    // The day before: 23:59:50 to midnight. What is lost there is not this plan's.
    [Fact]
    public void What_was_lost_before_the_window_is_not_told()
    {
        var closed = Sample.Tv(venue: Sample.Venue(OpeningHours.Of(Sample.Part("06:00", "18:00"))));
        var plan = Sample.Plan([closed], Assets,
            [Cue("b", "x", "23:59:50") with { First = Sample.Monday.PlusDays(-3) }], days: 2);

        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.Times.ShouldBe(2), l => l.First.ShouldBe(Sample.At("23:59:50")));
    }

    [Fact]
    public void A_cue_that_began_the_day_before_is_part_of_the_day() =>
        Starts(Plan([Cue("b", "x", "23:59:55") with { First = Sample.Monday.PlusDays(-3) }]), "b")
            .ShouldBe("23:59:55 23:59:55");

    // other   23:59:50 --|-- 00:00:10      w is due at 23:59:52, and would have ended before midnight
    [Fact]
    public void A_cue_of_the_day_before_may_wait_into_the_window() =>
        Starts(Sample.Plan([Sample.Tv()], [.. Assets, Sample.Clip("long", 20)],
            [
                Cue("other", "long", "23:59:50") with { First = Sample.Monday.PlusDays(-3) },
                Waiting("w", "23:59:52") with
                {
                    Assets = ["two"], First = Sample.Monday.PlusDays(-3), Last = Sample.Monday.PlusDays(-1),
                },
            ]), "w").ShouldBe("00:00:10");

    [Fact]
    public void Cues_of_one_instant_come_lane_by_lane_and_all_items_have_ids_of_their_own()
    {
        var plan = Sample.Plan([Sample.Tv()], [.. Assets, Sample.Asset("s", AssetKind.Slogan)],
            [Cue("b", "s", "08:00", "09:00") with { Assets = ["s", "x", "five"] }, Sample.Loop("loop", "a15", "two")]);
        var playlist = Sample.Only(plan);
        var slots = playlist.Loops.SelectMany(l => l.Slots);
        var items = playlist.Cues.Select(c => c.Item).Concat(slots.Select(s => s.Item));

        playlist.Cues.Select(c => $"{Sample.Local(c.At)[..5]} {c.Lane} {c.Item[^2..]}").ShouldBe(
        [
            "08:00 Picture -1", "08:00 Picture -2", "08:00 Ticker -1",
            "09:00 Picture -1", "09:00 Picture -2", "09:00 Ticker -1",
        ]);
        items.ShouldBeUnique();
        items.ShouldAllBe(i => System.Text.RegularExpressions.Regex.IsMatch(i, "^i[0-9a-f]{11}-[1-9]$"));
    }

    private static PlanAsset[] Assets =>
    [
        Sample.Clip("a15", 15), Sample.Clip("x", 10), Sample.Clip("five", 5), Sample.Clip("two", 2),
        Sample.Clip("one", 1),
    ];

    private static Plan Plan(Booking[] bookings) => Sample.Plan([Sample.Tv()], Assets, bookings);

    private static string Starts(Plan plan, string booking) => string.Join(
        ' ', Sample.Only(plan).Cues.Where(c => c.Booking == booking).Select(c => Sample.Local(c.At)));

    private static Booking Cue(string id, string asset, params string[] times) =>
        Sample.Times(id, Interrupt.Stop, times, asset);

    private static Booking Waiting(string id, string due, int seconds = 30) => Sample.Of(
        id, new AtTimesHow([Sample.Time(due)], new Entry(Interrupt.Stop, Duration.FromSeconds(seconds))), "x");
}
