using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Journal;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// The last proof of each endpoint, for the wall; read from the newest batches at start, then kept as batches arrive.
/// </summary>
public sealed class LastProofs
{
    private readonly ConcurrentDictionary<string, LastProof> _byEndpoint = new(StringComparer.Ordinal);

    public LastProof? Of(string endpoint) => _byEndpoint.GetValueOrDefault(endpoint);

    internal async Task LoadAsync(SignageDb db, CancellationToken stop)
    {
        var newest = await db.Set<StoredBatch>().GroupBy(b => b.Endpoint).Select(g => g.Max(b => b.Id))
            .ToListAsync(stop);
        var rows = await db.Set<StoredBatch>().AsNoTracking().Where(b => newest.Contains(b.Id)).ToListAsync(stop);
        foreach (var row in rows)
        {
            Took(row.Endpoint, [.. StoredRecords.Of(row).Select(r => r.Record)], row.Received);
        }
    }

    internal void Took(string endpoint, IReadOnlyList<ReadOnlyMemory<byte>> records, Instant received)
    {
        for (var i = records.Count - 1; i >= 0; i--)
        {
            if (JournalRecord.TryRead(records[i].Span, out var record, out _)
                && record is { Kind: RecordKind.Start or RecordKind.End, Title: { } title })
            {
                var proof = new LastProof(title, record.At, received);
                _byEndpoint.AddOrUpdate(endpoint, proof, (_, held) => held.At > proof.At ? held : proof);
                return;
            }
        }
    }
}
