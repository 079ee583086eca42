using Shouldly;
using Signage.Content.Journal;
using Signage.Content.Proof;
using Signage.Scheduler.AsRun;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.AsRun;

/// <summary>What of a batch is new, repeated, or contradicts what is stored.</summary>
public sealed class BatchPlanTests
{
    private static readonly SigningKey Key = Keys.Player("batch plan");

    // stored   ..........   records that the scheduler has (x: with another hash)
    // batch        [1  6]   the batch that comes
    // new, forks            what is to be stored, what is set aside
    [Theory]
    [InlineData("......", "1-6", "", "nothing is stored: all is new")]
    [InlineData("ssssss", "", "", "all is repeated: acknowledged again")]
    [InlineData("sss...", "4-6", "", "a repeated head: the new rest is stored")]
    [InlineData("...sss", "1-3", "", "a hole is filled")]
    [InlineData("..ss..", "1-2 5-6", "", "both sides of what is stored")]
    [InlineData("x.....", "", "1 2 3 4 5 6", "another first record: what follows hangs on another chain")]
    [InlineData("ssxs..", "", "3 5 6", "what follows the contradiction and is not stored is a fork too")]
    public void A_batch_is_judged_record_by_record(string stored, string isNew, string forks, string rule)
    {
        var body = Body(1, 6);
        var plan = BatchPlan.Of(body, sequence => stored[(int)sequence - 1] switch
        {
            's' => JournalChain.LeafHash(body.Records[(int)sequence - 1].Span),
            'x' => JournalChain.LeafHash([1]),
            _ => null,
        }, JournalChain.Start(Key.Name, 1));

        string.Join(' ', plan.New.Select(n => $"{n.First}-{n.Last}")).ShouldBe(isNew, rule);
        string.Join(' ', plan.Forks).ShouldBe(forks, rule);
    }

    [Fact]
    public void A_batch_that_continues_another_chain_is_all_fork()
    {
        var plan = BatchPlan.Of(Body(7, 9), _ => null, chainBefore: new byte[32]);

        plan.New.ShouldBeEmpty();
        plan.Forks.ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void A_batch_beyond_a_gap_is_stored()
    {
        var plan = BatchPlan.Of(Body(7, 9), _ => null, chainBefore: null);

        plan.New.ShouldBe([(7, 9)]);
    }

    [Theory]
    [InlineData("", 0, "", "nothing yet")]
    [InlineData("1-5", 5, "", "one range")]
    [InlineData("1-5 6-9", 9, "", "two that touch")]
    [InlineData("6-9 1-5", 9, "", "in any order")]
    [InlineData("1-5 8-9", 5, "6-7", "a gap holds the receipt back")]
    [InlineData("3-4", 0, "1-2", "the beginning is missing")]
    [InlineData("1-2 5-6 9-9", 2, "3-4 7-8", "two gaps")]
    public void A_receipt_reaches_the_last_contiguous_record_and_gaps_are_named(
        string ranges, long contiguous, string gaps, string rule)
    {
        var read = ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split('-')).Select(r => (long.Parse(r[0]), long.Parse(r[1]))).ToList();

        Ranges.Contiguous(read).ShouldBe(contiguous, rule);
        string.Join(' ', Ranges.Gaps(read).Select(g => $"{g.First}-{g.Last}")).ShouldBe(gaps, rule);
    }

    private static BatchBody Body(int first, int last)
    {
        var records = Enumerable.Range(first, last - first + 1).Select(i => Journals.Line($"record {i}")).ToList();
        var bytes = BatchBody.Write(Key, 1, first, JournalChain.Start(Key.Name, 1), records);
        return BatchBody.TryRead(bytes, out var body, out var reason)
            ? body
            : throw new InvalidOperationException(reason);
    }
}
