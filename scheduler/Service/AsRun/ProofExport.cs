using Microsoft.EntityFrameworkCore;
using NodaTime;
using System.Text;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>Collects the signed batches and receipts of an endpoint, for a verifier that needs no network.</summary>
public sealed class ProofExport(SignageDb db, TrustNotes trust, InstallationKeys keys)
{
    /// <summary>The archive's content, or null where nothing is stored.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="player">Which of its players; null: the one that reported last.</param>
    /// <param name="from">From this instant on.</param>
    /// <param name="until">Until this instant.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Pack?> FindAsync(
        string endpoint, string? player, Instant from, Instant until, CancellationToken stop)
    {
        var all = db.Set<StoredBatch>().AsNoTracking()
            .Where(b => b.EndpointId == endpoint && b.LatestAt >= from && b.EarliestAt < until);
        player ??= await all.OrderByDescending(b => b.Id).Select(b => b.PlayerId).FirstOrDefaultAsync(stop);
        var batches = await all.Where(b => b.PlayerId == player).OrderBy(b => b.Epoch).ThenBy(b => b.From).ToListAsync(stop);
        if (batches.Count == 0)
        {
            return null;
        }

        var key = await db.Set<StoredPlayer>().Where(p => p.Id == player).Select(p => p.Key).FirstAsync(stop);
        var texts = new List<(string, ReadOnlyMemory<byte>)>
        {
            ("root.vkey", Encoding.UTF8.GetBytes(keys.Root.Text + "\n")),
            ("trust.note", Encoding.UTF8.GetBytes(await trust.NoteAsync(stop))),
            ("player.vkey", Encoding.UTF8.GetBytes(key + "\n")),
        };
        foreach (var batch in batches.DistinctBy(b => (b.Epoch, b.First, b.Body.Length)))
        {
            var name = $"batches/{batch.Epoch}-{batch.First}";
            var taken = texts.Exists(t => t.Item1 == name + ".batch");
            texts.Add(($"{name}{(taken ? $"-{batch.From}" : "")}.batch", BatchBytes.Unpack(batch.Body)));
        }

        foreach (var epoch in batches.GroupBy(b => b.Epoch))
        {
            texts.AddRange(await ReceiptsAsync(player!, epoch.Key, epoch.Min(b => b.From), epoch.Max(b => b.To), stop));
        }

        return new Pack(texts, []);
    }

    /// <summary>Those within the stretch, and the first one beyond it.</summary>
    private async Task<IEnumerable<(string, ReadOnlyMemory<byte>)>> ReceiptsAsync(
        string player, long epoch, long from, long to, CancellationToken stop)
    {
        var receipts = await db.Set<StoredReceipt>().AsNoTracking()
            .Where(r => r.PlayerId == player && r.Epoch == epoch && r.Last >= from)
            .OrderBy(r => r.Last).ToListAsync(stop);
        var wanted = receipts.TakeWhile(r => r.Last < to).Concat(receipts.SkipWhile(r => r.Last < to).Take(1));
        return wanted.Select(r => (
            $"receipts/{epoch}-{r.Last}.note", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r.Note)));
    }
}
