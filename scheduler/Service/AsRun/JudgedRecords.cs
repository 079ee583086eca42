using Signage.Content.Journal;
using Signage.Content.Proof;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// The records of a checked batch, as far as they can be believed: each must be readable and speak for the player,
/// epoch and sequence that were signed, and for an endpoint that this player was paired with.
/// </summary>
internal sealed class JudgedRecords
{
    private const string StopCause = "stop";
    private readonly (JournalRecord? Record, string? Reason)[] _records;

    /// <param name="body">A batch whose signature, chain and root were checked.</param>
    /// <param name="endpoints">Every endpoint that the player was ever paired with.</param>
    internal JudgedRecords(BatchBody body, IReadOnlySet<string> endpoints)
    {
        Body = body;
        _records = [.. body.Records.Select((bytes, i) => Judge(body.Batch, bytes, body.Batch.First + i, endpoints))];
    }

    internal BatchBody Body { get; }

    /// <summary>The highest stop list that the believed records say the player took; null for none.</summary>
    internal long? StopList => _records.Max(r =>
        r.Record is { Kind: RecordKind.Order, Cause: StopCause, Order: { } number } ? number : (long?)null);

    internal IEnumerable<JournalRecord> Believed => _records.Select(r => r.Record).OfType<JournalRecord>();

    /// <summary>The record, or null and why it goes into quarantine.</summary>
    internal JournalRecord? At(long sequence, out string? reason)
    {
        (var record, reason) = _records[sequence - Body.Batch.First];
        return record;
    }

    /// <summary>The reason against a record under a signed sequence, or null.</summary>
    internal static string? ReasonAgainst(JournalRecord record, string player, long epoch, long sequence) =>
        record.Player == player && record.Epoch == epoch && record.Sequence == sequence
            ? null
            : $"it says it is {record.Player}/{record.Epoch}/{record.Sequence}";

    /// <summary>A stretch, cut wherever the endpoint changes. Quarantined records go with those before them.</summary>
    internal IEnumerable<(long First, long Last, string Endpoint)> ByEndpoint(
        (long First, long Last) range, string usual)
    {
        var (first, endpoint) = (range.First, (string?)null);
        for (var sequence = range.First; sequence <= range.Last; sequence++)
        {
            var next = At(sequence, out _)?.Endpoint;
            if (next is not null && endpoint is not null && next != endpoint)
            {
                yield return (first, sequence - 1, endpoint);
                first = sequence;
            }

            endpoint = next ?? endpoint;
        }

        yield return (first, range.Last, endpoint ?? usual);
    }

    private static (JournalRecord? Record, string? Reason) Judge(
        Batch batch, ReadOnlyMemory<byte> bytes, long sequence, IReadOnlySet<string> endpoints)
    {
        if (!JournalRecord.TryRead(bytes.Span, out var record, out var reason))
        {
            return (null, reason);
        }

        reason = ReasonAgainst(record, batch.Player, batch.Epoch, sequence)
            ?? (endpoints.Contains(record.Endpoint) ? null : $"the player was never paired with {record.Endpoint}");
        return (reason is null ? record : null, reason);
    }
}
