using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// The last proofs of each endpoint, for the wall; read from the newest batches at start, then kept as batches arrive.
/// </summary>
public sealed class LastProofs
{
    /// <summary>As many files of an endpoint are remembered.</summary>
    private const int Most = 16;

    /// <summary>As many batches are looked through at start for an endpoint's last play.</summary>
    private const int MostBatches = 8;

    /// <summary>The longest that a player without a bell takes to its next contact.</summary>
    private static readonly Duration Poll = Duration.FromSeconds(40);

    private static readonly Duration Least = Duration.FromSeconds(60);

    private readonly ConcurrentDictionary<string, ImmutableList<LastProof>> _byEndpoint = new(StringComparer.Ordinal);

    public LastProof? Of(string endpoint) => _byEndpoint.GetValueOrDefault(endpoint)?.FirstOrDefault();

    /// <summary>
    /// Whether what a player says is on is proven of late: by a record of that file within a poll and two of its
    /// lengths; in the first minute, before one can have come, by any on its lane.
    /// </summary>
    public bool Proves(string endpoint, OnAir on, Instant now) =>
        _byEndpoint.TryGetValue(endpoint, out var proofs) && proofs.Exists(p =>
            p.Lane == on.Lane && now - p.At <= (p.File == on.File ? PatienceOf(p) : Least));

    internal async Task LoadAsync(SignageDb db, CancellationToken stop)
    {
        foreach (var endpoint in await db.Set<StoredBatch>().Select(b => b.Endpoint).Distinct().ToListAsync(stop))
        {
            var newest = db.Set<StoredBatch>().AsNoTracking().Where(b => b.Endpoint == endpoint)
                .OrderByDescending(b => b.Until).ThenByDescending(b => b.Id).Take(MostBatches);
            await foreach (var row in newest.AsAsyncEnumerable().WithCancellation(stop))
            {
                Took(StoredRecords.Believed(row).Select(r => r.Record), row.Received);
                if (Of(endpoint) is not null)
                {
                    break;
                }
            }
        }
    }

    internal void Took(IEnumerable<JournalRecord> records, Instant received)
    {
        foreach (var record in records)
        {
            if (record is { Kind: RecordKind.Start or RecordKind.End, Title: { } title })
            {
                var proof = new LastProof(
                    title, record.Lane, record.File, record.At, record.PlannedMs ?? 0, EvidenceGrade.E1, received);
                _byEndpoint.AddOrUpdate(record.Endpoint, _ => [proof], (_, held) => With(held, proof));
            }
        }
    }

    private static Duration PatienceOf(LastProof proof) =>
        Duration.Max(Least, Poll + Duration.FromMilliseconds(2 * proof.LengthMs));

    /// <summary>The newest first, one of each file on a lane.</summary>
    private static ImmutableList<LastProof> With(ImmutableList<LastProof> held, LastProof proof)
    {
        bool IsSame(LastProof other) => other.Lane == proof.Lane && other.File == proof.File;
        return held.Exists(p => IsSame(p) && p.At > proof.At)
            ? held
            : [.. held.RemoveAll(IsSame).Add(proof).OrderByDescending(p => p.At).Take(Most)];
    }
}
