using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Journal;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// What the state of an endpoint's screen is told by. A player that never goes dark says so once, perhaps months ago:
/// besides the records of a stretch of time, this finds what still held when it began and what came right after it.
/// </summary>
public sealed class ScreenHistory(IDbContextFactory<SignageDb> contexts)
{
    /// <summary>In order: player by player and epoch by epoch as they began, each by sequence.</summary>
    public async Task<IReadOnlyList<JournalRecord>> ReadAsync(
        string endpoint, Instant from, Instant until, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var own = db.Set<StoredBatch>().AsNoTracking().Where(b => b.Endpoint == endpoint);
        var before = own.Where(b => b.Until < from).OrderByDescending(b => b.Until).ThenByDescending(b => b.Id);
        List<StoredBatch> rows =
        [
            .. await own.Where(b => b.Until >= from && b.From < until).ToListAsync(stop),

            // How long the last run before it lasted, which a boot in it needs to know.
            .. await before.Take(1).ToListAsync(stop),

            // Whether the last state in it went on to its end.
            .. await own.Where(b => b.From >= until).OrderBy(b => b.From).Take(1).ToListAsync(stop),
        ];
        if (await LastTellingAsync(before.Where(b => b.TellsScreen), stop) is { } telling)
        {
            rows.Add(telling);
        }

        return [.. rows.DistinctBy(b => b.Id).GroupBy(b => (b.Player, b.Epoch)).OrderBy(g => g.Min(b => b.From))
            .SelectMany(g => g.OrderBy(b => b.First))
            .SelectMany(StoredRecords.Believed).Select(r => r.Record)];
    }

    /// <summary>The newest that really tells: rows of an older version are all marked, since nobody looked.</summary>
    private static async Task<StoredBatch?> LastTellingAsync(IQueryable<StoredBatch> marked, CancellationToken stop)
    {
        await foreach (var row in marked.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (StoredRecords.Believed(row).Any(r => r.Record.Kind is RecordKind.Boot or RecordKind.Screen))
            {
                return row;
            }
        }

        return null;
    }
}
