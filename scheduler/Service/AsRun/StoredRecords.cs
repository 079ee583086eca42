using Signage.Content.Journal;
using Signage.Content.Proof;

namespace Signage.Scheduler.AsRun;

/// <summary>Reads the records that a stored row stands for.</summary>
internal static class StoredRecords
{
    internal static IEnumerable<(long Sequence, ReadOnlyMemory<byte> Record)> Of(StoredBatch row)
    {
        var body = BodyOf(row);
        for (var sequence = row.First; sequence <= row.Last; sequence++)
        {
            yield return (sequence, body.Records[(int)(sequence - row.BodyFirst)]);
        }
    }

    /// <summary>Those that can be believed: one that cannot be read, or speaks for another, lies in
    /// quarantine.</summary>
    internal static IEnumerable<(long Sequence, JournalRecord Record)> Believed(StoredBatch row)
    {
        foreach (var (sequence, bytes) in Of(row))
        {
            if (JournalRecord.TryRead(bytes.Span, out var record, out _) && record.Endpoint == row.Endpoint
                && JudgedRecords.ReasonAgainst(record, row.Player, row.Epoch, sequence) is null)
            {
                yield return (sequence, record);
            }
        }
    }

    /// <summary>The chain hash after a sequence within the row.</summary>
    internal static byte[] ChainAt(StoredBatch row, long sequence)
    {
        if (sequence == row.Last)
        {
            return row.Chain;
        }

        var body = BodyOf(row);
        return JournalChain.Over(body.Batch.ChainBefore.Span, body.Records.Take((int)(sequence - row.BodyFirst + 1)));
    }

    /// <summary>The chain hash before the row's first sequence.</summary>
    internal static byte[] ChainBefore(StoredBatch row)
    {
        var body = BodyOf(row);
        return JournalChain.Over(body.Batch.ChainBefore.Span, body.Records.Take((int)(row.First - row.BodyFirst)));
    }

    private static BatchBody BodyOf(StoredBatch row) =>
        BatchBody.TryRead(Deflated.Unpack(row.Body), out var body, out var reason)
            ? body
            : throw new InvalidDataException($"Stored batch {row.Id} cannot be read: {reason}.");
}
