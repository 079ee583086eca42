using System.Text;
using Shouldly;
using Signage.Content.Journal;
using Signage.Tests.Unit.Golden;
using Xunit;

namespace Signage.Tests.Unit.Journaling;

public sealed class JournalRecordTests
{
    [Fact]
    public void A_record_is_one_line_without_what_it_does_not_say()
    {
        var text = Encoding.UTF8.GetString(GoldenSet.RecordBytes[0].Span);
        text.ShouldBe(
            """{"kind":"boot","player":"p-a946bb1217f772be","epoch":1,"boot":1,"sequence":1,"endpoint":"lobby-tv-1","""
            + "\"at\":\"2026-11-23T08:00:00.000Z\",\"monoMs\":0,\"clock\":\"system\",\"text\":\"播放器启动\"}");
    }

    [Fact]
    public void A_line_feed_in_a_title_does_not_break_the_line()
    {
        var bytes = (GoldenSet.Records[1] with { Title = "a\nb\u2028c" }).ToBytes();
        bytes.ShouldNotContain((byte)'\n');
        JournalRecord.TryRead(bytes, out var read, out _).ShouldBeTrue();
        read!.Title.ShouldBe("a\nb\u2028c");
    }

    [Fact]
    public void What_a_newer_player_adds_is_passed_over()
    {
        var newer = Encoding.UTF8.GetString(GoldenSet.RecordBytes[2].Span)[..^1] + ",\"mood\":\"good\"}";
        JournalRecord.TryRead(Encoding.UTF8.GetBytes(newer), out var read, out _).ShouldBeTrue();
        read.ShouldBe(GoldenSet.Records[2]);
    }

    [Fact]
    public void An_end_says_how_loud_it_was_and_how_often_it_ran_dry()
    {
        var record = GoldenSet.Records[2] with { Samples = 48_000, Underruns = 0, LevelDb = -18.3 };
        var text = Encoding.UTF8.GetString(record.ToBytes());
        text.ShouldContain("\"samples\":48000,\"underruns\":0,\"levelDb\":-18.3");
        JournalRecord.TryRead(record.ToBytes(), out var read, out _).ShouldBeTrue();
        read.ShouldBe(record);
    }

    // the record                                   what is said
    public static TheoryData<string, string> Wrong => new()
    {
        { "",                                       "$: is not valid JSON at line 1, position 1" },
        { "null",                                   "the record is null" },
        { "[]",                                     "$: must be an object" },
        { "{}",                                     "$.kind: is missing" },
        { "{\"kind\":\"dance\"}",                   "$.kind: must be one of start, end, run, skip, boot, unclean, "
                                                    + "clock, screen, order, refused, capture, reading, stale" },
        { "{\"kind\":\"boot\",\"player\":7}",       "$.player: must be text" },
        { "{\"kind\":\"boot\",\"kind\":\"end\"}",   "$.kind: is given twice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_record_that_cannot_be_read_says_why(string text, string said)
    {
        JournalRecord.TryRead(Encoding.UTF8.GetBytes(text), out var record, out var reason).ShouldBeFalse();
        record.ShouldBeNull();
        reason.ShouldBe(said);
    }
}
