using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Loops;
using Signage.Planning.Places;
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
        }, iter: Tries.Of(400));

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

    [Theory]
    [InlineData(2, 1, 30, 15, "a slot of the same length: twice the turns, twice the time")]
    [InlineData(3, 1, 45, 15, "three turns for one")]
    public void Weights(int first, int second, int secondsOfA, int secondsOfB, string rule)
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("b", 15)],
            [
                Sample.Of("one", new LoopHow(Weight: first), "a"), Sample.Of("two", new LoopHow(Weight: second), "b"),
            ]));

        playlist.Loops.ShouldHaveSingleItem().Slots.GroupBy(s => s.Booking).Select(g => g.Sum(s => s.LengthMs) / 1000)
            .ShouldBe([secondsOfA, secondsOfB], rule);
    }

    // the duty's share is 300 permille; the bank's own two clips have the rest between them
    [Fact]
    public void The_venues_own_content_has_what_the_shares_leave()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("psa", 15), Sample.Clip("ad-1", 15), Sample.Clip("ad-2", 15)],
            [
                Sample.Of("duty", new LoopHow(Share: 300), "psa") with { Rank = 50 },
                Sample.Loop("bank", "ad-1", "ad-2") with { Own = true },
            ]));
        var loop = playlist.Loops.ShouldHaveSingleItem();
        var psa = loop.Slots.Where(s => s.Booking == "duty").Sum(s => s.LengthMs);

        ((decimal)psa / loop.CycleMs).ShouldBe(0.3m, tolerance: 15_000m / loop.CycleMs);
        loop.OwnShare.ShouldBe(700);
        loop.Slots.Where(s => s.Own == true).Select(s => s.Booking).Distinct().ShouldBe(["bank"]);
        loop.Slots.Where(s => s.Booking == "duty").ShouldAllBe(s => s.Own == null);
    }

    [Fact]
    public void Own_content_alone_fills_the_screen() =>
        Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("ad", 15)], [Sample.Loop("bank", "ad") with { Own = true }]))
            .Loops.ShouldHaveSingleItem().Slots.ShouldAllBe(s => s.Own == true);

    // topics   A A A B B B     in the order in which they were booked
    [Fact]
    public void The_same_topic_does_not_follow_itself_where_another_can_stand_between()
    {
        var order = LoopOrder.Spread([.. Enumerable.Range(0, 6).Select(i => new LoopClaim(1, i, i / 3, (uint)i))]);

        Enumerable.Range(0, 5).ShouldAllBe(i => order[i] / 3 != order[i + 1] / 3);
    }

    [Fact]
    public void Topics_never_bring_the_same_asset_together() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 3]).List[2, 8].Sample(items =>
        {
            var claims = items.Select((item, i) => new LoopClaim(item.Item1, i, item.Item2, (uint)i)).ToList();
            var order = LoopOrder.Spread(claims);

            Enumerable.Range(0, claims.Count).ShouldAllBe(i => order.Count(o => o == i) == claims[i].Turns);
            if (claims.Max(c => c.Turns) * 2 <= order.Count)
            {
                order.Where((item, at) => item == order[(at + 1) % order.Count]).ShouldBeEmpty();
            }
        }, iter: Tries.Of(1000));

    // Mon - Fri 08:30-17:30, Sat and Sun 09:00-16:00: what comes again after 24 hours is written once
    [Fact]
    public void A_month_of_the_same_days_is_a_few_spans()
    {
        var bank = Sample.Venue(OpeningHours.Of(
            Sample.Part("08:30", "17:30", 1, 2, 3, 4, 5), Sample.Part("09:00", "16:00", 6, 7)));
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv(venue: bank)], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")], days: 14));

        playlist.Spans.Where(s => s.Loop is not null).Select(s => s.Repeat).ShouldBe([5, 2, 5, 2]);
        playlist.EachSpan().Count(s => s.Loop is not null).ShouldBe(14);
    }

    //           00:00 ============ high ============
    // low                  12:00 ===== 14:00              loses, and must not make the loop begin anew
    [Fact]
    public void A_loop_goes_on_where_one_that_loses_to_it_comes_and_goes() =>
        Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 7), Sample.Clip("b", 15)],
            [Sample.Loop("high", "a") with { Rank = 5 },
                Sample.Loop("low", "b") with { Dayparts = [Sample.Part("12:00", "14:00")] }]))
            .Spans.ShouldHaveSingleItem();

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
