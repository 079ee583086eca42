using Signage.Content.Journal;
using Signage.Content.Proof;

namespace Signage.Player.Spool;

/// <summary>Reads stretches of a journal back from the disk, while it is being written.</summary>
internal static class JournalReader
{
    /// <summary>Room for the note in a batch's body.</summary>
    private const int NoteBytes = 4096;

    /// <summary>A stretch of an epoch, as much as a batch holds; null when there is nothing from there on.</summary>
    /// <param name="folder">The journal's.</param>
    /// <param name="player">For the chain's beginning.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="first">First sequence wanted.</param>
    /// <param name="upTo">Last sequence wanted.</param>
    public static JournalStretch? Read(string folder, string player, long epoch, long first, long upTo)
    {
        var files = JournalFiles.In(folder).Where(file => file.Epoch == epoch).ToList();
        var start = files.FindLastIndex(file => file.First <= first);
        if (start < 0 || upTo < first)
            return null;
        var stretch = new JournalStretch.Builder(first, Before(files, start, player, epoch));
        for (var i = start; i < files.Count && !stretch.IsFull; i++)
        {
            var sequence = files[i].First;
            var bytes = ReadShared(files[i].Path).AsSpan();
            while (sequence <= upTo && JournalFrame.TryRead(bytes, out var record, out var chain, out var length))
            {
                if (!stretch.Take(sequence++, record, chain, Batch.MaxRecords, Batch.MaxBytes - NoteBytes))
                    break;
                bytes = bytes[length..];
            }
        }
        return stretch.Build();
    }

    /// <summary>The last sequence of an epoch that is sound on the disk; 0 for none.</summary>
    public static long LastOf(string folder, long epoch)
    {
        var last = 0L;
        foreach (var file in JournalFiles.In(folder).Where(file => file.Epoch == epoch))
            last = file.First + SegmentScan.Of(ReadShared(file.Path), null).Records.Count - 1;
        return last;
    }

    /// <summary>Whose journal an epoch is; null when it has no readable record.</summary>
    public static string? PlayerOf(JournalFiles file) =>
        JournalFrame.TryRead(ReadShared(file.Path), out var record, out _, out _)
        && JournalRecord.TryRead(record, out var read, out _) ? read.Player : null;

    private static byte[]? Before(List<JournalFiles> files, int index, string player, long epoch)
    {
        if (files[index].First == 1)
            return JournalChain.Start(player, epoch);
        return index == 0 ? null : SegmentScan.Of(ReadShared(files[index - 1].Path), null).Records[^1].Chain;
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
