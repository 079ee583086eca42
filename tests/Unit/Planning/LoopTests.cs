using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Loops;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Cycles: how many turns, in which order.</summary>
public sealed class LoopTests
{
    // shares, slot lengths in seconds -> turns
    [Theory]
    [InlineData("0.5 0.5", "15 15", "1 1", "equal in all: a turn each")]
    [InlineData("0.75 0.25", "15 15", "3 1", "three quarters")]
    [InlineData("0.5 0.5", "15 30", "2 1", "half the time, not half the turns")]
    [InlineData("0.5 0.25 0.25", "10 10 10", "2 1 1", "and none need follow itself")]
    [InlineData("1", "15", "1", "alone")]
    public void Turns(string shares, string seconds, string turns, string rule)
    {
        var counts = CycleCounts.Choose(
            [.. shares.Split(' ').Select(s => decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture))],
            [.. seconds.Split(' ')
                .Select(s => long.Parse(s, System.Globalization.CultureInfo.InvariantCulture) * 1000)],
            3_600_000);

        string.Join(' ', counts!).ShouldBe(turns, rule);
    }

    // turns -> order (letters are assets)
    [Theory]
    [InlineData("1 1 1", "abc")]
    [InlineData("2 1 1", "abac")]
    [InlineData("3 3", "ababab")]
    [InlineData("3 1", "abaa", "one other thing cannot keep three apart")]
    [InlineData("4 2 2", "abacabac")]
    public void Order(string turns, string expected, string? rule = null)
    {
        var counts = turns.Split(' ').Select(int.Parse).ToList();
        var order = LoopOrder.Spread([.. counts.Select((c, i) => new LoopClaim(c, i, null, (uint)i))]);

        string.Concat(order.Select(i => (char)('a' + i))).ShouldBe(expected, rule);
    }

    [Fact]
    public void Shares_hold_within_a_slot_and_nothing_follows_itself_needlessly() =>
        Gen.Select(Gen.Int[1, 900], Gen.Long[2_000, 60_000]).List[1, 8].Sample(items =>
        {
            var whole = items.Sum(i => (decimal)i.Item1);
            var shares = items.Select(i => i.Item1 / whole).ToList();
            var lengths = items.Select(i => i.Item2).ToList();
            var counts = CycleCounts.Choose(shares, lengths, 7_200_000);
            if (counts is null)
            {
                return;
            }

            CycleCounts.Fits(counts, shares, lengths).ShouldBeTrue();
            counts.ShouldAllBe(c => c > 0);
            var order = LoopOrder.Spread([.. counts.Select((c, i) => new LoopClaim(c, i, null, 0))]);
            Enumerable.Range(0, counts.Count).ShouldAllBe(i => order.Count(o => o == i) == counts[i]);
            if (counts.Max() * 2 <= counts.Sum())
            {
                order.Where((item, at) => item == order[(at + 1) % order.Count]).ShouldBeEmpty();
            }
        }, iter: 400);

    [Fact]
    public void Equal_bookings_merge_and_each_asset_gets_a_turn()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()],
            [Sample.Clip("a", 15), Sample.Clip("b", 30), Sample.Clip("c", 10)],
            [Sample.Loop("one", "a", "b"), Sample.Loop("two", "c")]));

        playlist.Loops.ShouldHaveSingleItem().Slots.Select(s => s.Booking).Order().ShouldBe(["one", "one", "two"]);
        playlist.Loops[0].CycleMs.ShouldBe(55_000);
    }

    [Fact]
    public void What_the_shares_leave_belongs_to_the_venue()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15)], [Sample.Of("one", new LoopHow(Share: 400), "a")]));

        playlist.Loops.ShouldHaveSingleItem().OwnShare.ShouldBe(600);
    }

    // 600 + 500 = 1100 > 1000: the older stays, the younger stays out.
    [Fact]
    public void A_loop_that_is_too_full_refuses_the_younger_with_the_arithmetic()
    {
        var plan = Sample.Plan(
            [Sample.Tv()],
            [Sample.Clip("a", 15), Sample.Clip("b", 15)],
            [
                Sample.Of("old", new LoopHow(Share: 600), "a"),
                Sample.Of("young", new LoopHow(Share: 500), "b") with { Made = Sample.Long + Duration.FromDays(1) },
            ]);

        var loss = plan.Losses.ShouldHaveSingleItem();
        (loss.BookingId, loss.Cause).ShouldBe(("young", LossCause.LoopFull));
        loss.Arithmetic.ShouldBe(new LoopRefusal("young", 600, 500, null, 7_200_000));
    }

    [Fact]
    public void A_cycle_that_would_be_too_long_is_refused_with_its_length()
    {
        var plan = Sample.Plan(
            [Sample.Tv()],
            [Sample.Clip("a", 15), Sample.Clip("b", 15)],
            [
                Sample.Of("old", new LoopHow(Cycle: Duration.FromSeconds(20)), "a"),
                Sample.Loop("young", "b") with { Made = Sample.Long + Duration.FromDays(1) },
            ]);

        plan.Losses.ShouldHaveSingleItem().Arithmetic.ShouldBe(new LoopRefusal("young", 0, null, 30_000, 20_000));
    }

    //           08:00     12:00   14:00            20:00
    // rank 0    low       low     low              low
    // rank 5              high----|
    // on        low-------high----low--------------
    [Fact]
    public void A_loop_of_a_higher_rank_replaces_a_lower_for_its_daypart()
    {
        var plan = Sample.Plan(
            [Sample.Tv()],
            [Sample.Clip("a", 15), Sample.Clip("b", 15)],
            [Sample.Loop("low", "a"),
                Sample.Loop("high", "b") with { Rank = 5, Dayparts = [Sample.Part("12:00", "14:00")] }]);
        var playlist = Sample.Only(plan);

        playlist.Spans.Where(s => s.Lane == Lane.Picture)
            .Select(s => $"{Sample.Local(s.From)[..5]} {playlist.LoopOf(s.Loop)!.Slots[0].Booking}")
            .ShouldBe(["00:00 low", "12:00 high", "14:00 low"]);
        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.Cause.ShouldBe(LossCause.Outranked), l => l.By.ShouldBe("high"));
    }
}
