using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Journal;

namespace Signage.Scheduler.AsRun;

/// <summary>Puts starts and ends of a journal together.</summary>
public static class Pairs
{
    /// <summary>The cause of an airing that the player's death ended.</summary>
    public const string UncleanCause = "unclean";

    public static IReadOnlyList<AiringView> Of(IReadOnlyList<JournalEntry> journal)
    {
        var starts = journal.Where(e => e.Record.Kind == RecordKind.Start).ToDictionary(e => KeyOf(e.Record, e.Record.Sequence));
        var rows = new Dictionary<(string Player, long Epoch, long Sequence), AiringView>();
        foreach (var (key, start) in starts)
        {
            rows[key] = Begin("airing", start) with
            {
                Start = start.Record.At,
                LateMs = start.Record.PlannedStart is { } planned ? (long)(start.Record.At - planned).TotalMilliseconds : null,
            };
        }

        foreach (var entry in journal)
        {
            Add(entry, rows);
        }

        return [.. rows.Values];
    }

    private static void Add(JournalEntry entry, Dictionary<(string, long, long), AiringView> rows)
    {
        var record = entry.Record;
        var key = KeyOf(record, record.StartSequence ?? record.Sequence);
        switch (record.Kind)
        {
            case RecordKind.End:
                var open = rows.GetValueOrDefault(key) ?? Begin("airing", entry) with
                {
                    Start = record.StartedAt, Sequence = key.Sequence,
                };
                rows[key] = Close(open, entry) with { End = record.At, Outcome = record.Outcome, Cause = record.Cause };
                break;
            case RecordKind.Unclean when rows.TryGetValue(key, out var died):
                rows[key] = Close(died, entry) with { Outcome = record.Outcome ?? Outcome.Cut, Cause = UncleanCause };
                break;
            case RecordKind.Run:
                rows[key] = Close(Begin("run", entry), entry) with
                {
                    Start = record.StartedAt, End = record.At, Outcome = record.Outcome ?? Outcome.Complete, Cycles = record.Cycles,
                };
                break;
            case RecordKind.Skip:
                rows[key] = Close(Begin("skip", entry), entry) with { Cause = record.Cause };
                break;
            default:
                break;
        }
    }

    private static AiringView Close(AiringView row, JournalEntry end) => row with
    {
        Frames = end.Record.Frames ?? row.Frames,
        Samples = end.Record.Samples ?? row.Samples,
        Grade = GradeOf(end),
        Received = end.Received,
    };

    private static AiringView Begin(string kind, JournalEntry entry) => new()
    {
        Kind = kind,
        Endpoint = entry.Record.Endpoint,
        Player = entry.Record.Player,
        Epoch = entry.Record.Epoch,
        Sequence = entry.Record.Sequence,
        Lane = entry.Record.Lane,
        Item = entry.Record.Item,
        File = entry.Record.File,
        Asset = entry.Record.Asset,
        Title = entry.Record.Title,
        Booking = entry.Record.Booking,
        Order = entry.Record.Order,
        Takeover = entry.Record.Takeover,
        Playlist = entry.Record.Playlist,
        PlannedStart = entry.Record.PlannedStart,
        PlannedMs = entry.Record.PlannedMs,
        OffsetMs = entry.Record.OffsetMs,
        Grade = GradeOf(entry),
        Clock = entry.Record.Clock,
        ClockErrorMs = entry.Record.ClockErrorMs,
        Received = entry.Received,
    };

    // Every stored record is in a batch that its player signed.
    private static EvidenceGrade GradeOf(JournalEntry entry) => entry.Receipted ? EvidenceGrade.E1 : EvidenceGrade.E0;

    private static (string Player, long Epoch, long Sequence) KeyOf(JournalRecord record, long sequence) =>
        (record.Player, record.Epoch, sequence);
}
