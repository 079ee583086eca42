using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Shouldly;
using Signage.Content.Journal;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Signage.Tests.Unit.Golden;
using Xunit;
using static Signage.Tests.Unit.Golden.GoldenSet;

namespace Signage.Tests.Unit.Proof;

public sealed class BatchBodyTests
{
    private static readonly byte[] Good = GoldenSet.Read("1-1.batch");
    private static readonly byte[] Start = JournalChain.Start(PlayerKey.Name, 1);

    // what is done to it                       what the reader says
    public static TheoryData<string, string> Forms => new()
    {
        { "empty",                              "a batch has 5 to 4194304 bytes, this one 0" },
        { "four bytes",                         "a batch has 5 to 4194304 bytes, this one 4" },
        { "over 4 MB",                          "a batch has 5 to 4194304 bytes, this one 4194305" },
        { "note longer than the body",          "it does not begin with a signed note" },
        { "note of the greatest length",        "it does not begin with a signed note" },
        { "note length of nothing",             "it does not begin with a signed note" },
        { "note that is not UTF-8",             "it does not begin with a signed note" },
        { "another note",                       "line 1: expected signage-batch-1" },
        { "no records",                         "it should hold 3 records, each ended by a line feed" },
        { "a record missing",                   "it should hold 3 records, each ended by a line feed" },
        { "a record more",                      "it should hold 3 records, each ended by a line feed" },
        { "no last line feed",                  "it should hold 3 records, each ended by a line feed" },
        { "an empty line",                      "it should hold 3 records, each ended by a line feed" },
        { "a record too long",                  "it should hold 3 records, each ended by a line feed" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_body_of_another_form_is_refused_by_name(string what, string said)
    {
        var note = NoteLength(Good);
        var afterFirst = Array.IndexOf(Good, (byte)'\n', 4 + note) + 1;
        byte[] body = what switch
        {
            "empty" => [],
            "four bytes" => Good[..4],
            "over 4 MB" => new byte[(4 << 20) + 1],
            "note longer than the body" => WithLength(Good, (uint)Good.Length - 3),
            "note of the greatest length" => WithLength(Good, uint.MaxValue),
            "note length of nothing" => WithLength(Good, 0),
            "note that is not UTF-8" => [.. Good[..10], 0xFF, .. Good[11..]],
            "another note" => Body(SignedNote.Sign(TheOrder.ToText(), PlayerKey).Whole, Good[(4 + note)..]),
            "no records" => Good[..(4 + note)],
            "a record missing" => [.. Good[..(4 + note)], .. Good[afterFirst..]],
            "a record more" => [.. Good, .. "{}\n"u8],
            "no last line feed" => Good[..^1],
            "an empty line" => [.. Good[..(4 + note)], (byte)'\n', .. Good[afterFirst..]],
            _ => [.. Good[..(4 + note)], .. new byte[JournalFrame.MaxRecord + 1], .. Good[(afterFirst - 1)..]],
        };
        BatchBody.TryRead(body, out var read, out var reason).ShouldBeFalse();
        read.ShouldBeNull();
        reason.ShouldBe(said);
    }

    // what is untrue                           what the check says
    public static TheoryData<string, string> Lies => new()
    {
        { "a record's byte",                    "its records do not give the chain hash that was signed" },
        { "two records change places",          "its records do not give the chain hash that was signed" },
        { "the root",                           "its records do not give the root that was signed" },
        { "the chain before",                   "its records do not give the chain hash that was signed" },
        { "the epoch, unsigned",                "it is not signed by player p-a946bb1217f772be" },
        { "another player's signature",         "it is not signed by player p-a946bb1217f772be" },
        { "another player's name",              "it is not signed by player p-a946bb1217f772be" },
        { "another player's key is asked",      "it is not signed by player p-a946bb1217f772be" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_body_that_is_untrue_is_refused_by_name(string what, string said)
    {
        BatchBody.TryRead(Good, out var good, out _).ShouldBeTrue();
        var (batch, records) = (good!.Batch, Good[(4 + NoteLength(Good))..]);
        var lines = records.AsMemory();
        var cut = Array.IndexOf(records, (byte)'\n') + 1;
        var cut2 = Array.IndexOf(records, (byte)'\n', cut) + 1;
        var other = Keys.Player("another");
        byte[] body = what switch
        {
            "a record's byte" => [.. Good[..^3], (byte)'x', .. Good[^2..]],
            "two records change places" =>
                [.. Good[..^records.Length], .. records[cut..cut2], .. records[..cut], .. records[cut2..]],
            "the root" => Signed(batch with { Root = new byte[32] }, PlayerKey, lines),
            "the chain before" => Signed(batch with { ChainBefore = new byte[32] }, PlayerKey, lines),
            "the epoch, unsigned" =>
                Body(good.Note.Whole.Replace("\n1\n1\n3\n", "\n2\n1\n3\n", StringComparison.Ordinal), records),
            "another player's signature" or "another player's name" => Signed(batch, other, lines),
            _ => Good,
        };
        BatchBody.TryRead(body, out var read, out var reason).ShouldBeTrue(reason);
        var asked = what is "another player's key is asked" or "another player's name"
            ? other.Verifier
            : PlayerKey.Verifier;
        read!.Check(asked).ShouldBe(said);
    }

    [Fact]
    public void One_flipped_bit_anywhere_is_refused()
    {
        foreach (var (bit, bytes) in Flip.EveryBit(Good))
        {
            var good = BatchBody.TryRead(bytes, out var body, out _) && body.Check(PlayerKey.Verifier) is null;
            good.ShouldBeFalse($"bit {bit}");
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1025, 1)]
    [InlineData(1, 0)]
    [InlineData(70, 65_000)]
    public void What_no_batch_can_hold_is_not_written(int count, int length)
    {
        ReadOnlyMemory<byte> record = Enumerable.Repeat((byte)'x', length).ToArray();
        Should.Throw<ArgumentException>(
            () => BatchBody.Write(PlayerKey, 1, 1, Start, [.. Enumerable.Repeat(record, count)]));
    }

    [Fact]
    public void A_full_batch_is_written_and_read()
    {
        var records = Enumerable.Range(1, Batch.MaxRecords).Select(i => Bytes($"record {i}")).ToList();
        BatchBody.TryRead(BatchBody.Write(PlayerKey, 1, 1, Start, records), out var read, out var reason)
            .ShouldBeTrue(reason);
        read!.Check(PlayerKey.Verifier).ShouldBeNull();
        read.Records.Count.ShouldBe(1024);
    }

    [Fact]
    public void Any_records_come_back_and_two_batches_meet_in_the_chain()
    {
        var record = Gen.Byte.Where(b => b != '\n').Array[1, 200];
        Gen.Select(record.List[1, 12], record.List[1, 12], Gen.Long[1, 1_000_000]).Sample((first, second, sequence) =>
        {
            var one = Round(first, sequence, Start);
            var two = Round(second, sequence + first.Count, one.Batch.ChainAfter.ToArray());
            var whole = JournalChain.Over(Start, one.Records.Concat(two.Records));
            return one.Check(PlayerKey.Verifier) is null
                && two.Check(PlayerKey.Verifier) is null
                && two.Batch.First == one.Batch.Last + 1
                && two.Batch.ChainAfter.Span.SequenceEqual(whole);
        });
    }

    private static BatchBody Round(List<byte[]> records, long first, byte[] before)
    {
        var written = records.Select(r => new ReadOnlyMemory<byte>(r)).ToList();
        BatchBody.TryRead(BatchBody.Write(PlayerKey, 1, first, before, written), out var read, out var reason)
            .ShouldBeTrue(reason);
        read!.Records.Select(r => Convert.ToHexString(r.Span)).ShouldBe(records.Select(Convert.ToHexString));
        return read;
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static int NoteLength(byte[] body) => (int)BinaryPrimitives.ReadUInt32LittleEndian(body);

    private static byte[] WithLength(byte[] body, uint length)
    {
        var changed = body.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(changed, length);
        return changed;
    }

    private static byte[] Signed(Batch batch, SigningKey key, ReadOnlyMemory<byte> records) =>
        Body(SignedNote.Sign(batch.ToText(), key).Whole, records.ToArray());

    private static byte[] Body(string note, byte[] records)
    {
        var bytes = Encoding.UTF8.GetBytes(note);
        return [.. WithLength(new byte[4], (uint)bytes.Length), .. bytes, .. records];
    }
}
