using System.Buffers.Binary;
using CsCheck;
using Shouldly;
using Signage.Content.Journal;
using Signage.Tests.Unit.Golden;
using Xunit;

namespace Signage.Tests.Unit.Journaling;

public sealed class JournalFrameTests
{
    private static readonly byte[] Chain = JournalChain.Start("p-0123456789abcdef", 1);

    /// <summary>
    /// The check value of CRC-32C, 0xE3069283 over "123456789", through a frame whose covered bytes end in it.
    /// </summary>
    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        var frame = JournalFrame.Write("123456789"u8, Chain);
        byte[] covered = [.. frame[..4], .. frame[8..]];
        BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(4)).ShouldBe(Crc32C(covered));
        Crc32C("123456789"u8).ShouldBe(0xE3069283u);
    }

    [Fact]
    public void A_frame_is_length_checksum_record_and_chain_hash()
    {
        var frame = JournalFrame.Write("{}"u8, Chain);
        frame.Length.ShouldBe(42);
        frame.Length.ShouldBe(JournalFrame.Overhead + 2);
        frame[..4].ShouldBe([2, 0, 0, 0]);
        frame[8..10].ShouldBe("{}"u8.ToArray());
        frame[10..].ShouldBe(Chain);
    }

    [Fact]
    public void One_flipped_bit_anywhere_is_never_accepted()
    {
        var frame = JournalFrame.Write(GoldenSet.RecordBytes[1].Span, Chain);
        byte[] more = [.. frame, .. JournalFrame.Write("next"u8, Chain), .. new byte[70_000]];
        foreach (var (bit, bytes) in Flip.EveryBit(frame))
        {
            JournalFrame.TryRead(bytes, out _, out _, out _).ShouldBeFalse($"bit {bit}");
            bytes.CopyTo(more, 0);
            JournalFrame.TryRead(more, out _, out _, out _).ShouldBeFalse($"bit {bit}, with more after it");
        }
    }

    [Fact]
    public void Every_cut_of_a_frame_is_a_torn_one()
    {
        var frame = JournalFrame.Write("{\"kind\":\"boot\"}"u8, Chain);
        for (var length = 0; length < frame.Length; length++)
        {
            JournalFrame.TryRead(frame.AsSpan(0, length), out _, out _, out _).ShouldBeFalse($"{length} bytes");
        }
    }

    [Fact]
    public void Zeros_that_a_disk_left_behind_are_no_frame() =>
        JournalFrame.TryRead(new byte[4096], out _, out _, out _).ShouldBeFalse();

    [Fact]
    public void A_record_with_a_line_feed_is_no_frame_though_its_checksum_is_right()
    {
        var frame = JournalFrame.Write("a-b"u8, Chain);
        frame[9] = (byte)'\n';
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Crc32C([.. frame[..4], .. frame[8..]]));
        JournalFrame.TryRead(frame, out _, out _, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 32)]
    [InlineData(65_537, 32)]
    [InlineData(1, 31)]
    [InlineData(1, 33)]
    public void What_no_frame_can_hold_is_not_written(int record, int chain) =>
        Should.Throw<ArgumentException>(() => JournalFrame.Write(new byte[record], new byte[chain]));

    [Fact]
    public void A_record_with_a_line_feed_is_not_written() =>
        Should.Throw<ArgumentException>(() => JournalFrame.Write("a\nb"u8, Chain));

    [Fact]
    public void Any_records_come_back_one_after_the_other()
    {
        var records = Gen.Byte.Where(b => b != '\n').Array[1, 300].List[1, 20];
        Gen.Select(records, Gen.Byte.Array[0, 39]).Sample((written, torn) =>
        {
            var segment = new List<byte>();
            foreach (var record in written)
            {
                segment.AddRange(JournalFrame.Write(record, Chain));
            }

            torn = [.. torn.Select(b => (byte)(b | 0x80))];
            segment.AddRange(torn);
            var (read, left) = ReadAll([.. segment]);
            return left == torn.Length && read.SequenceEqual(written.Select(Convert.ToHexString));
        });
    }

    [Fact]
    public void The_longest_record_comes_back()
    {
        var record = Enumerable.Repeat((byte)'x', JournalFrame.MaxRecord).ToArray();
        ReadAll(JournalFrame.Write(record, Chain)).Read.ShouldBe([Convert.ToHexString(record)]);
    }

    private static (List<string> Read, int Left) ReadAll(byte[] bytes)
    {
        var read = new List<string>();
        var rest = bytes.AsSpan();
        while (JournalFrame.TryRead(rest, out var record, out _, out var length))
        {
            read.Add(Convert.ToHexString(record));
            rest = rest[length..];
        }

        return (read, rest.Length);
    }

    /// <summary>Bit by bit, from RFC 3720, appendix B.4.</summary>
    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
            }
        }

        return ~crc;
    }
}
