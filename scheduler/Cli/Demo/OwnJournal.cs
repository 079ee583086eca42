using System.Globalization;
using Signage.Content.Journal;

namespace Signage.Cli.Demo;

/// <summary>
/// What a player has written onto its own disk: the ground truth that an exported proof is held against, read without
/// the scheduler.
/// </summary>
internal sealed class OwnJournal
{
    private readonly Dictionary<(long Epoch, long Sequence), byte[]> _chain = [];
    private readonly List<(long Epoch, long Start, long End)> _ended = [];

    /// <summary>Airings that have ended; each is proven by its first and its last record.</summary>
    internal int Ended => _ended.Count;

    /// <summary>The last record's sequence in the newest epoch; 0 when there is none.</summary>
    internal long Last => _chain.Count == 0 ? 0 : _chain.Keys.Max().Sequence;

    /// <summary>Reads the segments of a player's folder as they are now; a frame that is just being written is left
    /// out.</summary>
    internal static OwnJournal Read(string playerFolder)
    {
        var journal = new OwnJournal();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(playerFolder, "journal"), "*.journal"))
        {
            var epoch = long.Parse(
                Path.GetFileName(file).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture);
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            journal.Take(bytes, epoch);
        }

        return journal;
    }

    /// <summary>Ended airings whose records are not, or not the same, among the proven ones.</summary>
    internal int Unproven(IReadOnlyDictionary<(long Epoch, long Sequence), byte[]> proven) =>
        _ended.Count(e => !IsProven((e.Epoch, e.Start), proven) || !IsProven((e.Epoch, e.End), proven));

    private bool IsProven(
        (long Epoch, long Sequence) record, IReadOnlyDictionary<(long Epoch, long Sequence), byte[]> proven) =>
        proven.TryGetValue(record, out var theirs) && _chain.TryGetValue(record, out var own)
        && own.AsSpan().SequenceEqual(theirs);

    private void Take(ReadOnlySpan<byte> bytes, long epoch)
    {
        while (JournalFrame.TryRead(bytes, out var frame, out var chain, out var length))
        {
            if (JournalRecord.TryRead(frame, out var record, out _))
            {
                _chain[(epoch, record.Sequence)] = chain.ToArray();
                switch (record.Kind)
                {
                    case RecordKind.End or RecordKind.Unclean when record.StartSequence is { } start:
                        _ended.Add((epoch, start, record.Sequence));
                        break;
                    case RecordKind.Run:
                        _ended.Add((epoch, record.Sequence, record.Sequence));
                        break;
                }
            }

            bytes = bytes[length..];
        }
    }
}
