using Signage.Content.Journal;

namespace Signage.Player.Spool;

/// <summary>
/// Where a journal goes on after a start. A torn tail of the last segment is cut; damage anywhere else keeps the files
/// as they are and begins a new epoch.
/// </summary>
internal sealed record Recovery
{
    public required long Epoch { get; init; }

    public required long Boot { get; init; }

    /// <summary>The last sequence in the epoch; 0 when it is new.</summary>
    public required long Last { get; init; }

    public required byte[] Chain { get; init; }

    /// <summary>The segment to go on with; null for a new one.</summary>
    public string? Segment { get; init; }

    /// <summary>A journal was there before.</summary>
    public bool HadJournal { get; init; }

    /// <summary>Did the last run end in good order?</summary>
    public bool Clean { get; init; } = true;

    public long TornBytes { get; init; }

    /// <summary>What is damaged, as a sentence; null when nothing is.</summary>
    public string? Damage { get; init; }

    /// <summary>Starts without an end.</summary>
    public IReadOnlyList<JournalRecord> Open { get; init; } = [];

    /// <summary>The latest instant that the journal knows.</summary>
    public NodaTime.Instant? Latest { get; init; }

    public static Recovery Of(string folder, string player)
    {
        var files = JournalFiles.In(folder);
        if (files.Count == 0)
            return Fresh(1, 1, player);
        var epoch = files[^1].Epoch;
        var ours = files.Where(file => file.Epoch == epoch).ToList();
        // A player that was paired anew begins an epoch of its own; the old one's files stay as they are.
        if (JournalReader.PlayerOf(ours[0]) is { } owner && owner != player)
            return Fresh(epoch + 1, 1, player);
        var chain = ours[0].First == 1 ? JournalChain.Start(player, epoch) : null;
        var tail = new OpenStarts();
        var expected = ours[0].First;
        for (var i = 0; i < ours.Count; i++)
        {
            var isLast = i == ours.Count - 1;
            var scan = SegmentScan.Of(File.ReadAllBytes(ours[i].Path), chain);
            foreach (var (record, _) in scan.Records)
                tail.Take(record);
            if (scan.Damaged || (!isLast && scan.TornBytes > 0) || ours[i].First != expected)
                return Fresh(epoch + 1, tail.Boot + 1, player) with
                {
                    HadJournal = true, Clean = false, Open = tail.Open, Latest = tail.Latest,
                    Damage = $"日志损坏，原样保留 / journal {Path.GetFileName(ours[i].Path)} is damaged at byte "
                        + $"{scan.SoundBytes}; "
                        + $"it is kept, epoch {epoch + 1} begins",
                };
            expected += scan.Records.Count;
            chain = scan.Records.Count > 0 ? scan.Records[^1].Chain : chain;
            if (isLast)
                return Continue(ours[i], scan, tail, epoch, expected - 1, chain ?? JournalChain.Start(player, epoch));
        }
        throw new InvalidOperationException("A journal has a last segment.");
    }

    private static Recovery Continue(
        JournalFiles file, SegmentScan scan, OpenStarts tail, long epoch, long last, byte[] chain)
    {
        if (scan.TornBytes > 0)
        {
            using var cut = new FileStream(file.Path, FileMode.Open, FileAccess.Write);
            cut.SetLength(scan.SoundBytes);
            cut.Flush(flushToDisk: true);
        }
        return new Recovery
        {
            Epoch = epoch, Boot = tail.Boot + 1, Last = last, Chain = chain, Segment = file.Path, HadJournal = true,
            Clean = tail.EndedInGoodOrder && scan.TornBytes == 0, TornBytes = scan.TornBytes, Open = tail.Open,
            Latest = tail.Latest,
        };
    }

    private static Recovery Fresh(long epoch, long boot, string player) => new()
    {
        Epoch = epoch, Boot = boot, Last = 0, Chain = JournalChain.Start(player, epoch),
    };
}
