using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Journal;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>Reads the stored journals of an endpoint, decoding only the batches that a time window needs.</summary>
public sealed class Journals(SignageDb db)
{
    /// <summary>The readable records within the window, by player, epoch and sequence.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        IReadOnlyCollection<string> endpoints, Instant from, Instant until, CancellationToken stop)
    {
        var batches = await db.Set<StoredBatch>().AsNoTracking()
            .Where(b => endpoints.Contains(b.EndpointId) && b.LatestAt >= from && b.EarliestAt < until)
            .OrderBy(b => b.PlayerId).ThenBy(b => b.Epoch).ThenBy(b => b.From).ToListAsync(stop);
        var players = batches.Select(b => b.PlayerId).ToHashSet(StringComparer.Ordinal);
        var receipts = await db.Set<StoredReceipt>().AsNoTracking().Where(r => players.Contains(r.PlayerId))
            .GroupBy(r => new { r.PlayerId, r.Epoch }).Select(g => new { g.Key, Last = g.Max(r => r.Last) })
            .ToDictionaryAsync(g => (g.Key.PlayerId, g.Key.Epoch), g => g.Last, stop);
        return [.. batches.SelectMany(batch =>
        {
            var last = receipts.GetValueOrDefault((batch.PlayerId, batch.Epoch));
            return Decode(batch).Where(r => endpoints.Contains(r.Endpoint) && r.At >= from && r.At < until)
                .Select(r => new JournalEntry(r, batch.Received, r.Sequence <= last));
        })];
    }

    private static IEnumerable<JournalRecord> Decode(StoredBatch batch)
    {
        foreach (var (sequence, bytes) in BatchBytes.RecordsOf(batch))
        {
            // One that cannot be read, or speaks for another, is in quarantine.
            if (JournalRecord.TryRead(bytes.Span, out var record, out _)
                && record.Player == batch.PlayerId && record.Epoch == batch.Epoch && record.Sequence == sequence)
            {
                yield return record;
            }
        }
    }
}
