using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// An endpoint's proof as a zip that anyone can verify offline: <c>root.vkey</c>, <c>trust.note</c>,
/// <c>player.vkey</c>,
/// <c>batches/&lt;epoch&gt;-&lt;first&gt;.batch</c> as received, <c>receipts/&lt;epoch&gt;-&lt;last&gt;.note</c>.
/// </summary>
public sealed class ProofExport(SignageDb db, TrustNotes trust, InstallationKeys keys)
{
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="player">Which player, where several drove the endpoint in that time.</param>
    /// <param name="from">Batches that end at or after it.</param>
    /// <param name="until">Batches that begin before it; those up to the receipt's last record come along.</param>
    public async Task<(byte[]? Zip, Refusal? Refusal)> ZipAsync(
        string endpoint, string? player, Instant from, Instant until, CancellationToken stop)
    {
        var rows = await db.Set<StoredBatch>().AsNoTracking()
            .Where(b =>
                b.Endpoint == endpoint && b.Until >= from && b.From < until && (player == null || b.Player == player))
            .OrderBy(b => b.Epoch).ThenBy(b => b.First).ToListAsync(stop);
        var players = rows.Select(r => r.Player).Distinct(StringComparer.Ordinal).ToList();
        if (players.Count != 1)
        {
            return (null, players.Count == 0
                ? new Refusal("proof-empty", "endpoint", endpoint)
                : new Refusal("proof-several-players", "player", string.Join(", ", players)));
        }

        var key = await db.Set<StoredPlayer>().AsNoTracking().Where(p => p.Id == players[0]).Select(p => p.Key)
            .FirstAsync(stop);
        var epochs = rows.Select(r => r.Epoch).Distinct().ToList();
        var receipts = await db.Set<StoredReceipt>().AsNoTracking()
            .Where(r => r.Player == players[0] && epochs.Contains(r.Epoch)).ToListAsync(stop);
        var note = await trust.NoteAsync(stop);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "root.vkey", Encoding.UTF8.GetBytes(keys.Root.Text + "\n"));
            Write(zip, "trust.note", Encoding.UTF8.GetBytes(note));
            Write(zip, "player.vkey", Encoding.UTF8.GetBytes(key + "\n"));
            Write(zip, rows.Where(r => receipts.TrueForAll(t => t.Epoch != r.Epoch || r.First > t.Last)));
            foreach (var receipt in receipts)
            {
                // A receipt's hash fixes a record only where the chain leads from it to the receipt's last.
                var first = rows.Where(r => r.Epoch == receipt.Epoch).Min(r => r.First);
                Write(zip, await db.Set<StoredBatch>().AsNoTracking()
                    .Where(b => b.Player == receipt.Player && b.Epoch == receipt.Epoch && b.First >= first
                        && b.First <= receipt.Last)
                    .OrderBy(b => b.First).ToListAsync(stop));
                Write(zip, $"receipts/{receipt.Epoch}-{receipt.Last:D20}.note", Encoding.UTF8.GetBytes(receipt.Note));
            }
        }

        return (bytes.ToArray(), null);
    }

    private static void Write(ZipArchive zip, IEnumerable<StoredBatch> rows)
    {
        foreach (var row in rows.DistinctBy(r => (r.Epoch, r.BodyFirst, r.Received)))
        {
            Write(zip, $"batches/{row.Epoch}-{row.BodyFirst:D20}-{row.Id}.batch", Deflated.Unpack(row.Body));
        }
    }

    private static void Write(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(bytes);
    }
}
