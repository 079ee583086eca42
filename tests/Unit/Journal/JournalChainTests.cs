using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Shouldly;
using Signage.Content.Journal;
using Xunit;

namespace Signage.Tests.Unit.Journaling;

public sealed class JournalChainTests
{
    private const string Player = "p-a946bb1217f772be";

    [Fact]
    public void The_chain_begins_with_format_player_and_epoch() =>
        JournalChain.Start(Player, 12).ShouldBe(
            SHA256.HashData(Encoding.UTF8.GetBytes("signage-proof-1\np-a946bb1217f772be\n12\n")));

    [Fact]
    public void Each_player_and_epoch_has_a_chain_of_its_own()
    {
        var starts = new[]
        {
            JournalChain.Start(Player, 1),
            JournalChain.Start(Player, 2),
            JournalChain.Start("p-0", 1),
            JournalChain.Start("p-", 1),
        };
        starts.Select(Convert.ToHexString).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void A_step_hashes_what_was_before_and_the_leaf()
    {
        var before = JournalChain.Start(Player, 1);
        var leaf = SHA256.HashData([0, .. "{}"u8]);
        JournalChain.Next(before, "{}"u8).ShouldBe(SHA256.HashData([2, .. before, .. leaf]));
    }

    [Fact]
    public void The_chain_over_parts_is_the_chain_over_the_whole() =>
        Gen.Select(Records, Records).Sample((one, two) =>
        {
            var start = JournalChain.Start(Player, 1);
            return JournalChain.Over(JournalChain.Over(start, one), two)
                .SequenceEqual(JournalChain.Over(start, one.Concat(two)));
        });

    [Fact]
    public void A_record_altered_dropped_or_moved_changes_the_chain() =>
        Gen.Select(Records.Where(r => r.Count > 1), Gen.Int[0, 1000]).Sample((records, pick) =>
        {
            var start = JournalChain.Start(Player, 1);
            var whole = JournalChain.Over(start, records);
            var at = pick % records.Count;
            var altered = records.ToList();
            altered[at] = altered[at].ToArray().Append((byte)'x').ToArray();
            var dropped = records.Where((_, i) => i != at);
            return !JournalChain.Over(start, altered).SequenceEqual(whole)
                && !JournalChain.Over(start, dropped).SequenceEqual(whole);
        });

    private static Gen<List<ReadOnlyMemory<byte>>> Records =>
        Gen.Byte.Array[1, 60].Select(b => new ReadOnlyMemory<byte>(b)).List[0, 15];
}
