using NodaTime;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Scheduler.AsRun;
using Xunit;

namespace Signage.Tests.Unit.AsRun;

/// <summary>From records to airings.</summary>
public sealed class AiringFoldTests
{
    [Fact]
    public void A_start_and_its_end_are_one_airing()
    {
        var row = Fold(Journals.Start(1, 0), Journals.End(2, 15, start: 1)).ShouldHaveSingleItem();

        row.Start.ShouldBe(Journals.Noon);
        row.End.ShouldBe(Journals.Noon + Duration.FromSeconds(15));
        row.Outcome.ShouldBe("complete");
        row.Frames.ShouldBe(25);
        row.Sequence.ShouldBe(1);
        row.Receipted.ShouldBeTrue();
    }

    [Fact]
    public void A_start_without_an_end_is_still_on() =>
        Fold(Journals.Start(1, 0)).ShouldHaveSingleItem().Outcome.ShouldBeNull();

    [Fact]
    public void A_power_cut_closes_the_open_start_as_cut_with_an_unknown_end()
    {
        var row = Fold(
            Journals.Start(1, 0),
            Journals.Record(RecordKind.Boot, 2, 60, boot: 2),
            Journals.Record(RecordKind.Unclean, 3, 60, boot: 2) with { StartSequence = 1 }).ShouldHaveSingleItem();

        row.Outcome.ShouldBe("cut");
        row.Cause.ShouldBe("unclean");
        row.End.ShouldBeNull();
    }

    [Fact]
    public void An_end_whose_start_was_not_read_tells_enough_by_itself()
    {
        var row = Fold(Journals.End(9, 15, start: 4) with { StartedAt = Journals.Noon, Title = "短片" })
            .ShouldHaveSingleItem();

        row.Start.ShouldBe(Journals.Noon);
        row.Sequence.ShouldBe(4);
    }

    [Fact]
    public void A_skip_is_a_row_with_its_cause() =>
        Fold(Journals.Record(RecordKind.Skip, 1, 0) with { Cause = "missing" })
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                r => r.Outcome.ShouldBe("skipped"),
                r => r.Cause.ShouldBe("missing"));

    [Fact]
    public void An_airing_is_receipted_only_when_both_its_records_are()
    {
        var fold = new AiringFold();
        fold.Take(Journals.Start(1, 0), receipted: true, Journals.Noon);
        fold.Take(Journals.End(2, 15, start: 1, Outcome.Cut), receipted: false, Journals.Noon);

        fold.Rows.ShouldHaveSingleItem().Receipted.ShouldBeFalse();
    }

    [Fact]
    public void Csv_begins_with_a_byte_order_mark_and_holds_no_formula()
    {
        var row = Fold(Journals.Start(1, 0) with { Title = "=SUM(1,2)" }, Journals.End(2, 15, start: 1));

        var csv = System.Text.Encoding.UTF8.GetString(AiringCsv.Write(row, "zh"));

        csv.ShouldStartWith("\uFEFF终端,通道,素材,标题");
        csv.ShouldContain("\"'=SUM(1,2)\"");
    }

    private static IEnumerable<AiringRow> Fold(params JournalRecord[] records)
    {
        var fold = new AiringFold();
        foreach (var record in records)
        {
            fold.Take(record, receipted: true, Journals.Noon + Duration.FromMinutes(5));
        }

        return fold.Rows;
    }
}
