using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Journal;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>Reads as-run from the stored batches, decoding only those of the time asked for.</summary>
public sealed class Airings(IDbContextFactory<SignageDb> contexts)
{
    /// <summary>How long after its start an airing's end is looked for.</summary>
    private static readonly Duration Longest = Duration.FromHours(6);

    public async Task<AiringPage> PageAsync(AiringQuery query, CancellationToken stop)
    {
        var rows = await AllAsync(query, stop);
        var page = rows.Skip(query.Page * AiringQuery.PageSize).Take(AiringQuery.PageSize).ToList();
        var more = rows.Count > (query.Page + 1) * AiringQuery.PageSize;
        return new AiringPage(page, more ? query.Page + 1 : null, rows.Count);
    }

    /// <summary>All rows of a query, newest first, whatever its page.</summary>
    public async Task<IReadOnlyList<AiringRow>> AllAsync(AiringQuery query, CancellationToken stop)
    {
        var fold = new AiringFold();
        var records = RecordsAsync(query.Endpoints, query.From, query.Until + Longest, stop);
        await foreach (var (record, receipted, received) in records)
        {
            fold.Take(record, receipted, received);
        }

        return [.. fold.Rows
            .Where(r => r.Start >= query.From && r.Start < query.Until && IsOf(r, query.Outcome))
            .OrderByDescending(r => r.Start)
            .ThenBy(r => r.Endpoint, StringComparer.Ordinal)
            .ThenBy(r => r.Lane)];
    }

    /// <summary>Stored records whose batches touch a time, in order of player, epoch and sequence.</summary>
    public async IAsyncEnumerable<(JournalRecord Record, bool Receipted, Instant Received)> RecordsAsync(
        IReadOnlyCollection<string>? endpoints,
        Instant from,
        Instant until,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var receipts = await db.Set<StoredReceipt>().AsNoTracking()
            .ToDictionaryAsync(r => (r.Player, r.Epoch), r => r.Last, stop);
        var rows = db.Set<StoredBatch>().AsNoTracking().Where(b => b.Until >= from && b.From < until);
        if (endpoints is not null)
        {
            rows = rows.Where(b => endpoints.Contains(b.Endpoint));
        }

        var ordered = rows.OrderBy(b => b.Player).ThenBy(b => b.Epoch).ThenBy(b => b.First);
        await foreach (var row in ordered.AsAsyncEnumerable().WithCancellation(stop))
        {
            var receipted = receipts.GetValueOrDefault((row.Player, row.Epoch));
            foreach (var (sequence, record) in StoredRecords.Believed(row))
            {
                yield return (record, sequence <= receipted, row.Received);
            }
        }
    }

    private static bool IsOf(AiringRow row, string? outcome) => outcome switch
    {
        null or "" => true,
        "on" => row.Outcome is null,
        _ => row.Outcome == outcome,
    };
}
