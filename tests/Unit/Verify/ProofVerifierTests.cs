using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Unit.Verify;

/// <summary>A receipt speaks for the records that the chain binds to it, and for no other.</summary>
public sealed class ProofVerifierTests : IDisposable
{
    private readonly ProofZip _proof = new();

    //                                        records    in the zip                  receipt at   fixed by it
    [Theory]
    [InlineData(new[] { 1, 8 },               8)]     // ████████                    8            all
    [InlineData(new[] { 1, 4, 5, 8 },         8)]     // ████|████                   8            all
    [InlineData(new[] { 1, 6, 3, 8 },         8)]     // overlapping                 8            all
    [InlineData(new[] { 5, 8 },               4)]     // ----████                    8            the 2nd half
    [InlineData(new[] { 1, 4 },               0)]     // ████----                    8            none
    [InlineData(new[] { 1, 2, 5, 8 },         4)]     // ██--████                    8            what leads up to it
    public void A_receipt_counts_for_what_the_chain_leads_to_it(int[] batches, int receipted)
    {
        foreach (var batch in batches.Chunk(2))
        {
            _proof.Batch(_proof.Records(), batch[0], batch[1]);
        }

        var verdict = _proof.Receipt(8).Check();

        verdict.Problems.ShouldBeEmpty();
        verdict.Receipted.ShouldBe(receipted);
    }

    [Fact]
    public void A_receipt_whose_last_record_is_not_there_is_named()
    {
        var verdict = _proof.Batch(_proof.Records(), 1, 4).Receipt(8).Check();

        verdict.Remarks.ShouldContain(r =>
            r.StartsWith("receipts/1-00000000000000000008.note: it fixes record 8", StringComparison.Ordinal));
        verdict.Remarks.ShouldContain("4 of 4 records are fixed by no receipt");
    }

    [Fact]
    public void A_morning_forged_with_the_players_key_has_no_receipt()
    {
        var forged = _proof.Records("假的短片");

        // The true receipt is put beside it; its last record is left out, so that nothing contradicts.
        var verdict = _proof.Batch(forged, 1, 4).Receipt(8).Check();

        verdict.Problems.ShouldBeEmpty("whoever holds the player's key can sign what they like");
        verdict.Records.ShouldBe(4);
        verdict.Receipted.ShouldBe(0, "but no receipt can be made to speak for it");
    }

    [Fact]
    public void A_forged_morning_cannot_be_joined_to_the_true_afternoon()
    {
        var verdict = _proof.Batch(_proof.Records("假的短片"), 1, 4).Batch(_proof.Records(), 5, 8).Receipt(8).Check();

        verdict.Problems.ShouldContain("batches/1-00000000000000000005.batch: does not continue the chain before it");
        verdict.IsGood.ShouldBeFalse();
    }

    [Fact]
    public void A_forged_morning_with_a_hole_before_the_true_afternoon_stays_without_receipt()
    {
        var verdict = _proof.Batch(_proof.Records("假的短片"), 1, 4).Batch(_proof.Records(), 7, 8).Receipt(8).Check();

        verdict.Receipted.ShouldBe(2);
        verdict.Proven.Keys.ShouldBe([(1, 7), (1, 8)], ignoreOrder: true);
    }

    [Fact]
    public void A_forged_whole_day_contradicts_its_receipt() =>
        _proof.Batch(_proof.Records("假的短片"), 1, 8).Receipt(8).Check().Problems.ShouldHaveSingleItem()
            .ShouldBe("receipts/1-00000000000000000008.note: its chain hash is not that of record 8");

    [Fact]
    public void Without_a_receipt_nothing_is_receipted_and_an_unpinned_root_is_said()
    {
        var verdict = _proof.Batch(_proof.Records(), 1, 8).Check(pinned: false);

        verdict.Receipted.ShouldBe(0);
        verdict.RootPinned.ShouldBeFalse();
        verdict.Remarks.ShouldContain("8 of 8 records are fixed by no receipt");
    }

    //          exported   receipted   airings on the disk that are not proven, of four
    [Theory]
    [InlineData(8,         8,          0)]
    [InlineData(6,         6,          1)]
    [InlineData(5,         5,          2)]
    [InlineData(8,         4,          2)]
    public void What_the_player_wrote_and_the_export_does_not_prove_is_counted(int exported, int receipted, int open)
    {
        var verdict = _proof.Batch(_proof.Records(), 1, exported).Receipt(receipted).Check();
        var own = OwnJournal.Read(_proof.Disk(_proof.Records()));

        own.Ended.ShouldBe(4);
        own.Last.ShouldBe(8);
        own.Unproven(verdict.Proven).ShouldBe(open);
    }

    [Fact]
    public void An_export_of_other_records_proves_none_of_the_players_own()
    {
        var verdict = _proof.Batch(_proof.Records(), 1, 8).Receipt(8).Check();

        OwnJournal.Read(_proof.Disk(_proof.Records("别的短片"))).Unproven(verdict.Proven).ShouldBe(4);
    }

    public void Dispose() => _proof.Dispose();
}
