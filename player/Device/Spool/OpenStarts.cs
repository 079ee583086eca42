using NodaTime;
using Signage.Content.Journal;

namespace Signage.Player.Spool;

/// <summary>Reads a journal from front to back and keeps what the next run must know.</summary>
internal sealed class OpenStarts
{
    private readonly Dictionary<long, JournalRecord> _open = [];

    public long Boot { get; private set; }

    public Instant? Latest { get; private set; }

    /// <summary>The last record says that the player went off by itself.</summary>
    public bool EndedInGoodOrder { get; private set; } = true;

    public IReadOnlyList<JournalRecord> Open => [.. _open.Values.OrderBy(start => start.Sequence)];

    public void Take(byte[] bytes)
    {
        if (!JournalRecord.TryRead(bytes, out var record, out _))
            return;
        Boot = Math.Max(Boot, record.Boot);
        if (record.Clock != "none")
            Latest = Latest is { } latest ? Instant.Max(latest, record.At) : record.At;
        // A device's own trouble, told while all is being closed, does not undo the good end.
        if (record is not { Kind: RecordKind.Screen, State: null })
            EndedInGoodOrder = record is { Kind: RecordKind.Screen, State: "off", Cause: "shutDown" };
        if (record.Kind == RecordKind.Start)
            _open[record.Sequence] = record;
        else if (record is { Kind: RecordKind.End or RecordKind.Unclean, StartSequence: { } start })
            _open.Remove(start);
    }
}
