using System.Buffers.Binary;
using System.Numerics;

namespace Signage.Content.Journal;

/// <summary>
/// One record on disk: uint32 LE length n (1 to 65,536), uint32 LE CRC-32C over length, bytes and hash, n bytes without
/// line
/// feed, 32 bytes of chain hash.
/// </summary>
public static class JournalFrame
{
    public const int MaxRecord = 65_536;
    private const int Header = 8;

    /// <summary>Bytes around the record.</summary>
    public const int Overhead = Header + JournalChain.HashSize;

    /// <summary>The frame of a record.</summary>
    /// <exception cref="ArgumentException">The record is empty, too long or holds a line feed; or the hash is not 32
    /// bytes.</exception>
    public static byte[] Write(ReadOnlySpan<byte> record, ReadOnlySpan<byte> chain)
    {
        if (record.Length is 0 or > MaxRecord || record.Contains((byte)'\n') || chain.Length != JournalChain.HashSize)
        {
            throw new ArgumentException(
                "A record has 1 to 65,536 bytes and no line feed; its chain hash has 32.", nameof(record));
        }

        var frame = new byte[Overhead + record.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)record.Length);
        record.CopyTo(frame.AsSpan(Header));
        chain.CopyTo(frame.AsSpan(Header + record.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Crc(frame));
        return frame;
    }

    /// <summary>Reads the frame at the beginning of <paramref name="bytes"/>; false when there is no whole, sound
    /// one.</summary>
    /// <param name="bytes">From the frame's first byte on.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="chain">Its chain hash.</param>
    /// <param name="length">Bytes of the whole frame.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> record, out ReadOnlySpan<byte> chain, out int length)
    {
        record = default;
        chain = default;
        length = 0;
        if (bytes.Length < Overhead)
        {
            return false;
        }

        var n = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (n is 0 or > MaxRecord || bytes.Length < Overhead + (int)n)
        {
            return false;
        }

        var frame = bytes[..(Overhead + (int)n)];
        if (BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) != Crc(frame))
        {
            return false;
        }

        record = frame.Slice(Header, (int)n);
        chain = frame[(Header + (int)n)..];
        length = frame.Length;
        return !record.Contains((byte)'\n');
    }

    private static uint Crc(ReadOnlySpan<byte> frame) => ~Append(Append(uint.MaxValue, frame[..4]), frame[Header..]);

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return crc;
    }
}
