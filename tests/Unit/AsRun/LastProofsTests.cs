using NodaTime;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Scheduler.AsRun;
using Xunit;

namespace Signage.Tests.Unit.AsRun;

/// <summary>What is on counts as proven while records of it come as they should.</summary>
public sealed class LastProofsTests
{
    // an item of 15 s: a record of it proves it for a poll (40 s) and two of its lengths, 70 s; of 5 s: at least 60 s
    [Theory]
    [InlineData("a", 15, "a", 70, true, "within a poll and two lengths")]
    [InlineData("a", 15, "a", 71, false, "no longer")]
    [InlineData("a", 5, "a", 60, true, "at least a minute")]
    [InlineData("a", 5, "a", 61, false, "then no longer")]
    [InlineData("a", 1800, "a", 3600, true, "a film's start proves it to its end")]
    [InlineData("a", 15, "b", 60, true, "the next item has a minute for its record to come")]
    [InlineData("a", 1800, "b", 61, false, "however long the one before was")]
    public void An_item_is_proven_by_its_record(
        string proven, int length, string on, int later, bool proves, string why)
    {
        var proofs = new LastProofs();
        proofs.Took([Record(RecordKind.Start, 0, proven, length)], Journals.Noon);

        proofs.Proves("lobby", On(on), Journals.Noon + Duration.FromSeconds(later)).ShouldBe(proves, why);
    }

    [Fact]
    public void A_record_of_another_lane_or_endpoint_proves_nothing()
    {
        var proofs = new LastProofs();
        proofs.Took([Record(RecordKind.Start, 0, "a", 15) with { Lane = Lane.Sound }], Journals.Noon);

        proofs.Proves("lobby", On("a"), Journals.Noon).ShouldBeFalse();
        proofs.Proves("elsewhere", On("a") with { Lane = Lane.Sound }, Journals.Noon).ShouldBeFalse();
    }

    [Fact]
    public void The_last_proof_is_a_play_and_not_just_any_record()
    {
        var proofs = new LastProofs();
        var (end, start) = (Record(RecordKind.End, 20, "a", 15), Record(RecordKind.Start, 10, "b", 15));
        proofs.Took([end, start, Journals.Screen(3, 30, "card")], Journals.Noon);

        var last = proofs.Of("lobby")!;
        (last.Title, last.At, last.Grade).ShouldBe(("a", Journals.Noon + Duration.FromSeconds(20), EvidenceGrade.E1));
    }

    // A bed of ten minutes, and short words over it every while: the bed stays proven.
    [Fact]
    public void A_long_item_stays_proven_under_short_ones_of_its_lane()
    {
        var proofs = new LastProofs();
        proofs.Took([Record(RecordKind.Start, 0, "bed", 600)], Journals.Noon);
        proofs.Took(Enumerable.Range(1, 5).Select(i => Record(RecordKind.End, i * 60, "word", 5)), Journals.Noon);

        proofs.Proves("lobby", On("bed"), Journals.Noon + Duration.FromSeconds(400)).ShouldBeTrue();
    }

    private static Sha256Hash FileOf(string name) => Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name));

    private static JournalRecord Record(RecordKind kind, int second, string file, int length) =>
        Journals.Record(kind, 1, second) with
        {
            Lane = Lane.Picture, Title = file, File = FileOf(file), PlannedMs = length * 1000L,
        };

    private static OnAir On(string file) => new()
    {
        Lane = Lane.Picture, Item = "i", File = FileOf(file), Asset = "a", Title = file, Kind = AssetKind.Clip,
        PlannedStart = Journals.Noon,
    };
}
