using System.Globalization;
using NodaTime;
using Shouldly;
using Signage.Planning.Loops;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Which cycle is chosen where several would do, and the order of its turns.</summary>
public sealed class CycleTests
{
    //          shares               lengths     limit  promised  turns      rule
    [Theory]
    [InlineData("0.5 0.5",           "5 15",     20,    "",       "1 1",     "each within a slot: it will do")]
    [InlineData("0.95 0.05",         "5 5",      9,     "",       null,      "not even a turn for each fits")]
    [InlineData("0.8 0.2",           "5 5",      10,    "",       "1 1",     "a turn for each fits just so")]
    [InlineData("0.4 0.6",           "5 5",      10,    "",       "1 1",     "the same, and nearer")]
    [InlineData("0.95 0.05",         "5 5",      90,    "",       "10 1",    "within half a slot is better")]
    [InlineData("0.9 0.1",           "10 10",    60,    "",       "5 1",     "a cycle may be as long as its limit")]
    [InlineData("0.75 0.25",         "15 15",    45,    "",       "1 1",     "but no longer")]
    [InlineData("0.125 0.875",       "5 5",      60,    "yn",     "1 7",     "within a tenth of the share is better")]
    [InlineData("0.3 0.7",           "5 5",      90,    "",       "2 5",     "a tenth of the share, not of the cycle")]
    [InlineData("0.0625 0.9375",     "10 10",    90,    "yn",     "1 7",     "just half a slot off is within it")]
    [InlineData("0.4 0.6",           "45 20",    3600,  "ny",     "1 4",     "just a tenth off is within it")]
    [InlineData("0.25 0.75",         "5 5",      60,    "yn",     "1 3",     "a promise that is just kept is kept")]
    [InlineData("0.2 0.8",           "5 5",      60,    "nn",     "1 4",     "of equally good ones the shortest")]
    [InlineData("0.24 0.64 0.12",    "5 10 5",   90,    "",       "2 3 1",   "half the turns can be kept apart")]
    [InlineData("0.68 0.28 0.04",    "20 10 10", 3600,  "nny",    "8 7 1",   "one that keeps all apart is best")]
    [InlineData("1",                 "5",        5,     "y",      "1",       "alone it has the whole")]
    [InlineData("1",                 "5",        4,     "n",      null,      "if there is room for it")]
    public void A_cycle(string shares, string seconds, int limit, string promised, string? turns, string rule)
    {
        var counts = CycleCounts.Choose(
            [.. shares.Split(' ').Select(s => decimal.Parse(s, CultureInfo.InvariantCulture))],
            [.. seconds.Split(' ').Select(s => long.Parse(s, CultureInfo.InvariantCulture) * 1000)],
            limit * 1000, promised.Length == 0 ? null : [.. promised.Select(c => c == 'y')]);

        (counts is null ? null : string.Join(' ', counts)).ShouldBe(turns, rule);
    }

    [Fact]
    public void Where_none_is_best_the_search_ends_all_the_same() =>
        CycleCounts.Choose([0.75m, 0.25m], [15_000, 15_000], long.MaxValue).ShouldBe([3, 1]);

    // Half of the time is one item's, the rest that of 199 others: 398 turns.
    [Fact]
    public void A_cycle_of_many_items_may_have_three_turns_for_each()
    {
        var shares = Enumerable.Repeat(0.5m / 199, 199).Prepend(0.5m).ToList();

        var counts = CycleCounts.Choose(shares, [.. shares.Select(_ => 10_000L)], 7_200_000)!;

        (counts[0], counts.Skip(1).Distinct().Single()).ShouldBe((198, 1));
    }

    [Theory]
    [InlineData("1 1", true, "nothing off")]
    [InlineData("3 1", true, "a slot off, to the millisecond")]
    [InlineData("4 1", false, "one and a half")]
    public void Turns_fit_within_a_slot(string counts, bool fits, string rule) =>
        CycleCounts.Fits([.. counts.Split(' ').Select(int.Parse)], [0.5m, 0.5m], [10_000, 10_000])
            .ShouldBe(fits, rule);

    // turns, and the topic of each asset -> order
    [Theory]
    [InlineData("1 1 2",     "---",  "cacb",      "what began the cycle may not end it")]
    [InlineData("1 1 3 4",   "aaab", "dcdadbcdc", "the one that is left most of must come now")]
    [InlineData("1 1 1",     "aaa",  "abc",       "all of one topic: as they are due")]
    [InlineData("1 1 1 1 1 1 1 1 1 1", "aaaaaaaaab", "abjcdefghi", "another topic is looked for among the next eight")]
    [InlineData("1 1 1 1", "a-a-", "abcd", "what speaks of nothing does not repeat it")]
    [InlineData("2", "-", "aa", "alone it follows itself")]
    [InlineData("", "", "", "nothing")]
    public void The_order(string turns, string topics, string expected, string rule)
    {
        var counts = turns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        var order = LoopOrder.Spread([.. counts.Select((c, i) =>
            new LoopClaim(c, i, topics[i] == '-' ? null : topics[i] - 'a', (uint)i))]);

        string.Concat(order.Select(i => (char)('a' + i))).ShouldBe(expected, rule);
    }

    [Fact]
    public void In_a_loop_a_topic_follows_itself_only_where_no_other_is_left()
    {
        var items = Enumerable.Range(0, 8).Select(i => Item($"{i}", i < 4 ? "网上刷单" : i < 6 ? "" : null)).ToList();

        for (var seed = 0UL; seed < 20; seed++)
        {
            var same = LoopMaker.Make(items, seed).Slots.Select(s => s.Asset.Topic == "网上刷单").ToList();
            var twice = Enumerable.Range(0, 7).FirstOrDefault(i => same[i] && same[i + 1], 8);
            same.Skip(twice).ShouldNotContain(false);
        }
    }

    [Fact]
    public void Every_part_of_the_seed_decides_between_equals_and_the_same_seed_always_alike()
    {
        LoopItem[] items = [.. "abcdefgh".Select(c => Item(new string(c, 3), null))];
        string Order(ulong seed) => string.Concat(LoopMaker.Make(items, seed).Slots.Select(s => s.Asset.Id[0]));
        ulong[] seeds = [0, 1, 1UL << 10, 1UL << 34, 1UL << 44];

        seeds.Select(Order).ShouldBeUnique();
        seeds.Select(Order).ShouldBe(seeds.Select(Order));
    }

    private static LoopItem Item(string id, string? topic)
    {
        var asset = Sample.Clip(id, 10) with { Topic = topic };
        return new LoopItem(Sample.Loop("b", id), asset, asset.Renditions[0], Duration.FromSeconds(10), null);
    }
}
