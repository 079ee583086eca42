using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Journal;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// Folds journal records, in order of player, epoch and sequence, into airings: a start and what closed it.
/// </summary>
internal sealed class AiringFold
{
    private const string Unclean = "unclean";
    private const string Skipped = "skipped";

    private readonly Dictionary<(string Player, long Epoch, long Sequence), AiringRow> _rows = [];

    internal IEnumerable<AiringRow> Rows => _rows.Values;

    /// <param name="record">The next record.</param>
    /// <param name="receipted">Whether a receipt covers it.</param>
    /// <param name="received">When it was stored.</param>
    internal void Take(JournalRecord record, bool receipted, Instant received)
    {
        switch (record.Kind)
        {
            case RecordKind.Start:
                Put(record.Sequence, RowOf(record, record.At, receipted, received));
                break;
            case RecordKind.End:
                Close(record, record.At, NameOf(record.Outcome), record.Cause, receipted, received);
                break;
            case RecordKind.Unclean when record.StartSequence is not null:
                Close(record, null, NameOf(Outcome.Cut), Unclean, receipted, received);
                break;
            case RecordKind.Run:
                Put(record.Sequence, RowOf(record, record.StartedAt ?? record.At, receipted, received) with
                {
                    End = record.At,
                    Outcome = NameOf(Outcome.Complete),
                });
                break;
            case RecordKind.Skip:
                Put(record.Sequence,
                    RowOf(record, record.At, receipted, received) with { End = record.At, Outcome = Skipped });
                break;
        }
    }

    private void Close(
        JournalRecord record, Instant? end, string? outcome, string? cause, bool receipted, Instant received)
    {
        var sequence = record.StartSequence ?? record.Sequence;
        var key = (record.Player, record.Epoch, sequence);

        // Where the start lies outside of what was read, an end tells enough by itself.
        var row = _rows.GetValueOrDefault(key) ?? RowOf(record, record.StartedAt ?? record.At, receipted, received);
        _rows[key] = row with
        {
            End = end,
            Outcome = outcome,
            Cause = cause,
            Frames = record.Frames ?? row.Frames,
            Samples = record.Samples ?? row.Samples,
            Underruns = record.Underruns ?? row.Underruns,
            LevelDb = record.LevelDb ?? row.LevelDb,
            Receipted = row.Receipted && receipted,
            Received = received,
            Sequence = sequence,
        };
    }

    private void Put(long sequence, AiringRow row) => _rows[(row.Player, row.Epoch, sequence)] = row;

    private static string? NameOf(Outcome? outcome) => outcome?.ToString().ToLowerInvariant();

    private static AiringRow RowOf(JournalRecord record, Instant start, bool receipted, Instant received) => new()
    {
        Endpoint = record.Endpoint,
        Lane = record.Lane,
        Item = record.Item,
        Asset = record.Asset,
        Title = record.Title,
        Booking = record.Booking,
        File = record.File,
        PlannedStart = record.PlannedStart,
        PlannedMs = record.PlannedMs,
        Start = start,
        Cause = record.Cause,
        OffsetMs = record.OffsetMs,
        Frames = record.Frames,
        Samples = record.Samples,
        Underruns = record.Underruns,
        LevelDb = record.LevelDb,
        Cycles = record.Cycles,
        Order = record.Order,
        Takeover = record.Takeover,
        Grade = EvidenceGrade.E1,
        Receipted = receipted,
        Received = received,
        Player = record.Player,
        Epoch = record.Epoch,
        Sequence = record.Sequence,
    };
}
