using Signage.Content.Journal;

namespace Signage.Player.Spool;

/// <summary>What a segment holds, and where it stops being sound.</summary>
/// <param name="Records">Records with their chain hashes, in order, each checked against the chain.</param>
/// <param name="SoundBytes">Bytes up to the end of the last sound frame.</param>
/// <param name="TornBytes">Bytes behind it that are no frame.</param>
/// <param name="Damaged">A sound frame follows an unsound one, or the chain does not fit.</param>
public sealed record SegmentScan(
    IReadOnlyList<(byte[] Record, byte[] Chain)> Records, long SoundBytes, long TornBytes, bool Damaged)
{
    /// <summary>Reads a segment.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="before">Chain hash before its first record; null when it is not known, then the first is
    /// believed.</param>
    public static SegmentScan Of(ReadOnlySpan<byte> bytes, byte[]? before)
    {
        var records = new List<(byte[], byte[])>();
        var at = 0;
        var chain = before;
        while (JournalFrame.TryRead(bytes[at..], out var record, out var hash, out var length))
        {
            if (chain is not null && !JournalChain.Next(chain, record).AsSpan().SequenceEqual(hash))
                return new SegmentScan(records, at, bytes.Length - at, Damaged: true);
            chain = hash.ToArray();
            records.Add((record.ToArray(), chain));
            at += length;
        }
        var rest = bytes[at..];
        return new SegmentScan(records, at, rest.Length, Damaged: rest.Length > 0 && HoldsAFrame(rest[1..]));
    }

    private static bool HoldsAFrame(ReadOnlySpan<byte> bytes)
    {
        // A frame's length field has two zero bytes on top, except for the longest: a quick look before the slow one.
        for (var at = 0; at + JournalFrame.Overhead < bytes.Length; at++)
        {
            if (bytes[at + 3] == 0 && bytes[at + 2] <= 1 && JournalFrame.TryRead(bytes[at..], out _, out _, out _))
                return true;
        }
        return false;
    }
}
