using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Takes batches: checks them, stores what is new in one transaction, and answers with a receipt.</summary>
public sealed class BatchIntake(
    IDbContextFactory<SignageDb> dbs, InstallationKeys keys, IClock time, Audit audit, ILogger<BatchIntake> log)
{
    // One batch of a player at a time; there are as many locks as players.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <param name="bytes">The body, unpacked.</param>
    /// <param name="caller">The player who sends it; null when an operator brings it on a stick.</param>
    public async Task<(BatchAnswer? Answer, Refusal? Refusal)> TakeAsync(
        byte[] bytes, string? caller, CancellationToken stop)
    {
        if (!BatchBody.TryRead(bytes, out var body, out var reason))
        {
            return (null, new Refusal("batch-unreadable", null, reason));
        }

        if (caller is not null && body.Batch.Player != caller)
        {
            return (null, new Refusal("batch-other-player", null, body.Batch.Player));
        }

        await using var db = await dbs.CreateDbContextAsync(stop);
        var player = await db.Set<StoredPlayer>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == body.Batch.Player, stop);
        if (player is null || !VerifierKey.TryParse(player.Key, out var key))
        {
            return (null, new Refusal("batch-other-player", null, body.Batch.Player));
        }

        if (WrongIn(body, key) is { } wrong)
        {
            return (null, new Refusal("batch-wrong", null, wrong));
        }

        var turn = _turns.GetOrAdd(player.Id, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(stop);
        try
        {
            return (await StoreAsync(db, bytes, body, stop), null);
        }
        finally
        {
            turn.Release();
        }
    }

    private static string? WrongIn(BatchBody body, VerifierKey key)
    {
        var batch = body.Batch;
        if (body.Check(key) is { } wrong)
        {
            return wrong;
        }

        return batch.First == 1
            && !batch.ChainBefore.Span.SequenceEqual(JournalChain.Start(batch.Player, batch.Epoch))
            ? "it is the first of its epoch and does not begin at the chain's start"
            : null;
    }

    private async Task<BatchAnswer> StoreAsync(SignageDb db, byte[] bytes, BatchBody body, CancellationToken stop)
    {
        var batch = body.Batch;
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var touching = await db.Set<StoredBatch>().AsNoTracking()
            .Where(b => b.PlayerId == batch.Player && b.Epoch == batch.Epoch && b.To >= batch.First && b.From <= batch.Last)
            .OrderBy(b => b.From).ToListAsync(stop);
        var endpoints = await db.Set<StoredPairing>().Where(p => p.PlayerId == batch.Player)
            .Select(p => p.EndpointId).ToHashSetAsync(stop);
        var stretch = new BatchStretch(bytes, body, endpoints, now);
        var forks = stretch.ForksWith(touching);
        await AddForksAsync(db, forks, stop);
        db.AddRange(stretch.NewBeside(touching));
        db.AddRange(stretch.Quarantined);
        await db.SaveChangesAsync(stop);
        var (receipt, gaps, broken) = await ReceiptAsync(db, batch, now, stop);
        List<long> forked = [.. forks.Select(f => f.Sequence), .. broken];
        Alarm(db, batch, [.. forked.Distinct().Order()]);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return new BatchAnswer
        {
            Receipt = receipt,
            Gaps = gaps,
            Forks = [.. forked.Distinct().Order()],
            Quarantined = [.. stretch.Quarantined.Select(q => q.Sequence)],
        };
    }

    private static async Task AddForksAsync(SignageDb db, IReadOnlyList<StoredFork> forks, CancellationToken stop)
    {
        foreach (var fork in forks)
        {
            if (await db.Set<StoredFork>().FindAsync([fork.PlayerId, fork.Epoch, fork.Sequence, fork.Hash], stop) is null)
            {
                db.Add(fork);
            }
        }
    }

    /// <summary>
    /// Walks on from the last receipt as far as sequence and chain go without a break. Beyond a gap or a broken chain
    /// records are stored, but not receipted.
    /// </summary>
    private async Task<(string Receipt, IReadOnlyList<SequenceGap> Gaps, IReadOnlyList<long> Broken)> ReceiptAsync(
        SignageDb db, Batch batch, Instant now, CancellationToken stop)
    {
        var held = await db.Set<StoredReceipt>().AsNoTracking()
            .Where(r => r.PlayerId == batch.Player && r.Epoch == batch.Epoch)
            .OrderByDescending(r => r.Last).FirstOrDefaultAsync(stop);
        var start = held?.Last ?? 0;
        var beyond = await db.Set<StoredBatch>().AsNoTracking()
            .Where(b => b.PlayerId == batch.Player && b.Epoch == batch.Epoch && b.From > start)
            .OrderBy(b => b.From).Select(b => new { b.From, b.To, b.ChainFrom, b.ChainTo }).ToListAsync(stop);
        var (last, chain) = (start, held?.Chain ?? JournalChain.Start(batch.Player, batch.Epoch));
        var (gaps, broken, at, whole) = (new List<SequenceGap>(), new List<long>(), start, true);
        foreach (var next in beyond)
        {
            if (next.From > at + 1)
            {
                gaps.Add(new SequenceGap(at + 1, next.From - 1));
                whole = false;
            }
            else if (whole && !next.ChainFrom.AsSpan().SequenceEqual(chain))
            {
                broken.Add(next.From);
                whole = false;
            }

            (last, chain) = whole ? (next.To, next.ChainTo) : (last, chain);
            at = next.To;
        }

        if (held is not null && last == held.Last)
        {
            return (held.Note, gaps, broken);
        }

        var receipt = new Receipt(batch.Player, batch.Epoch, last, chain, now);
        var note = SignedNote.Sign(receipt.ToText(), keys.Scheduler).Whole;
        if (last > 0)
        {
            db.Add(new StoredReceipt { PlayerId = batch.Player, Epoch = batch.Epoch, Last = last, Chain = chain, Note = note });
        }

        return (note, gaps, broken);
    }

    private void Alarm(SignageDb db, Batch batch, IReadOnlyList<long> forks)
    {
        if (forks.Count > 0)
        {
            var sequences = string.Join(' ', forks);
            log.LogError("Journal of {Player}, epoch {Epoch}: fork at {Sequences}.", batch.Player, batch.Epoch, sequences);
            audit.Add(db, "journal.fork", batch.Player, $"epoch {batch.Epoch}: {sequences}");
        }
    }
}
