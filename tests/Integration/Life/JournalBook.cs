using Signage.Content.Journal;

namespace Signage.Tests.Integration.Life;

/// <summary>A lone player's journal as it lies on the disk, read while it is written.</summary>
/// <param name="Records">Those of the first epoch.</param>
/// <param name="Bytes">The same, as they were written.</param>
/// <param name="Rest">Bytes that are no record that fits the chain; 0 when nothing is damaged.</param>
internal sealed record JournalBook(IReadOnlyList<JournalRecord> Records, byte[] Bytes, int Rest)
{
    internal static JournalBook Of(string folder)
    {
        var bytes = Directory.GetFiles(folder, "1-*.journal").Order(StringComparer.Ordinal).SelectMany(Read).ToArray();
        var (records, at, before) = (new List<JournalRecord>(), 0, JournalChain.Start("local", 1));
        while (JournalFrame.TryRead(bytes.AsSpan(at), out var record, out var chain, out var length)
            && JournalChain.Next(before, record).AsSpan().SequenceEqual(chain)
            && JournalRecord.TryRead(record.ToArray(), out var read, out _))
        {
            records.Add(read);
            before = chain.ToArray();
            at += length;
        }

        return new JournalBook(records, bytes, bytes.Length - at);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
