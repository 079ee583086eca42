using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// Takes in players' journals: idempotent by sequence, one transaction a batch, a signed receipt out.
/// </summary>
public sealed class BatchIntake(
    IDbContextFactory<SignageDb> contexts, InstallationKeys keys, LastProofs proofs, IClock time,
    ILogger<BatchIntake> log)
{
    // SQLite has one writer anyway; in turn, two uploads of the same records cannot both find them missing.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <param name="bytes">The body, unpacked.</param>
    /// <param name="player">Whose credential it came with; null, from a memory stick, takes the player that the batch
    /// names.</param>
    public async Task<(BatchAnswer? Answer, Refusal? Refusal)> TakeAsync(
        byte[] bytes, string? player, CancellationToken stop)
    {
        if (!BatchBody.TryRead(bytes, out var body, out var reason))
        {
            return (null, new Refusal("batch-unreadable", null, reason));
        }

        if (player is not null && player != body.Batch.Player)
        {
            return (null, new Refusal("batch-other-player", null, body.Batch.Player, player));
        }

        await Turn.WaitAsync(stop);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            return await StoreAsync(db, body, bytes, stop);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<(BatchAnswer? Answer, Refusal? Refusal)> StoreAsync(
        SignageDb db, BatchBody body, byte[] bytes, CancellationToken stop)
    {
        var sender = await db.Set<StoredPlayer>().AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == body.Batch.Player, stop);
        if (sender is null || !VerifierKey.TryParse(sender.Key, out var key))
        {
            return (null, new Refusal("player-unknown", null, body.Batch.Player));
        }

        if (body.Check(key) is { } wrong)
        {
            log.LogWarning("Batch {First}-{Last} of {Player} refused: {Reason}", body.Batch.First, body.Batch.Last,
                sender.Id, wrong);
            return (null, new Refusal("batch-untrue", null, wrong));
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var stored = await EpochAsync(db, body.Batch, stop);
        var plan = BatchPlan.Of(
            body, Leaves(stored, body.Batch), ChainBefore(stored, body.Batch), ChainAfter(stored, body.Batch));
        var now = time.GetCurrentInstant();
        var endpoints = await db.Set<StoredPairing>().Where(p => p.PlayerId == sender.Id)
            .Select(p => p.EndpointId).ToHashSetAsync(stop);
        var judged = new JudgedRecords(body, endpoints);
        var quarantined = Add(db, sender, judged, bytes, plan, now);
        await AddForksAsync(db, sender, body, plan, now, stop);
        await db.SaveChangesAsync(stop);
        var answer = await ReceiptAsync(db, body.Batch, plan, quarantined, now, stop);
        await db.SaveChangesAsync(stop);
        if (judged.StopList is { } number)
        {
            await StopReach.ConfirmAsync(db, sender.Id, number, stop);
        }

        await change.CommitAsync(stop);
        if (plan.New.Count > 0)
        {
            proofs.Took(judged.Believed, now);
        }

        return (answer, null);
    }

    private static Task<List<StoredBatch>> EpochAsync(SignageDb db, Batch batch, CancellationToken stop) =>
        db.Set<StoredBatch>().AsNoTracking()
            .Where(b => b.Player == batch.Player && b.Epoch == batch.Epoch && b.Last >= batch.First - 1
                && b.First <= batch.Last + 1)
            .ToListAsync(stop);

    private static Func<long, byte[]?> Leaves(List<StoredBatch> stored, Batch batch)
    {
        var leaves = new Dictionary<long, byte[]>();
        foreach (var row in stored.Where(r => r.Last >= batch.First))
        {
            foreach (var (sequence, record) in StoredRecords.Of(row))
            {
                leaves[sequence] = JournalChain.LeafHash(record.Span);
            }
        }

        return sequence => leaves.GetValueOrDefault(sequence);
    }

    private static byte[]? ChainBefore(List<StoredBatch> stored, Batch batch)
    {
        if (batch.First == 1)
        {
            return JournalChain.Start(batch.Player, batch.Epoch);
        }

        var before = stored.Find(r => r.First <= batch.First - 1 && r.Last >= batch.First - 1);
        return before is null ? null : StoredRecords.ChainAt(before, batch.First - 1);
    }

    /// <summary>The chain hash with which what is stored right after the batch goes on; null when nothing is.</summary>
    private static byte[]? ChainAfter(List<StoredBatch> stored, Batch batch) =>
        stored.Find(r => r.First == batch.Last + 1) is { } next ? StoredRecords.ChainBefore(next) : null;

    /// <summary>
    /// Adds the new stretches, each of one endpoint, and what cannot be read; gives the quarantined sequences.
    /// </summary>
    private static List<long> Add(
        SignageDb db, StoredPlayer sender, JudgedRecords judged, byte[] bytes, BatchPlan plan, Instant now)
    {
        var (body, quarantined) = (judged.Body, new List<long>());
        var packed = plan.New.Count > 0 ? Deflated.Pack(bytes) : [];
        var stretches = plan.New.SelectMany(range => judged.ByEndpoint(range, sender.EndpointId));
        foreach (var (first, last, endpoint) in stretches)
        {
            var (instants, tells) = (new List<Instant>(), false);
            for (var sequence = first; sequence <= last; sequence++)
            {
                if (judged.At(sequence, out var reason) is { } record)
                {
                    instants.Add(record.At);
                    tells |= record.Kind is RecordKind.Boot or RecordKind.Screen;
                    continue;
                }

                quarantined.Add(sequence);
                db.Add(FaultOf(
                    JournalFault.Quarantine, sender, body.Batch.Epoch, sequence, RecordAt(body, sequence), reason!,
                    now));
            }

            db.Add(new StoredBatch
            {
                Player = sender.Id,
                Endpoint = endpoint,
                Epoch = body.Batch.Epoch,
                First = first,
                Last = last,
                BodyFirst = body.Batch.First,
                Chain = JournalChain.Over(
                    body.Batch.ChainBefore.Span, body.Records.Take((int)(last - body.Batch.First + 1))),
                From = instants.Count > 0 ? instants.Min() : now,
                Until = instants.Count > 0 ? instants.Max() : now,
                TellsScreen = tells,
                Received = now,
                Body = packed,
            });
        }

        return quarantined;
    }

    /// <summary>Keeps what contradicts; the same contradiction once, however often it is sent.</summary>
    private async Task AddForksAsync(
        SignageDb db, StoredPlayer sender, BatchBody body, BatchPlan plan, Instant now, CancellationToken stop)
    {
        const string Reason = "another record, or another chain, is stored for this sequence";
        var epoch = body.Batch.Epoch;
        var known = await db.Set<JournalFault>().AsNoTracking()
            .Where(f => f.Kind == JournalFault.Fork && f.Player == sender.Id && f.Epoch == epoch
                && f.Sequence >= body.Batch.First && f.Sequence <= body.Batch.Last)
            .ToListAsync(stop);
        foreach (var sequence in plan.Forks)
        {
            var record = RecordAt(body, sequence);
            if (known.Exists(f => f.Sequence == sequence && record.Span.SequenceEqual(f.Record)))
            {
                continue;
            }

            db.Add(FaultOf(JournalFault.Fork, sender, epoch, sequence, record, Reason, now));
            log.LogError("Fork: {Player} epoch {Epoch} record {Sequence}", sender.Id, epoch, sequence);
        }
    }

    private static ReadOnlyMemory<byte> RecordAt(BatchBody body, long sequence) =>
        body.Records[(int)(sequence - body.Batch.First)];

    private static JournalFault FaultOf(
        string kind, StoredPlayer sender, long epoch, long sequence, ReadOnlyMemory<byte> record, string reason,
        Instant now) => new()
        {
            Kind = kind,
            Player = sender.Id,
            Endpoint = sender.EndpointId,
            Epoch = epoch,
            Sequence = sequence,
            Record = record.ToArray(),
            Reason = reason,
            Received = now,
        };

    private async Task<BatchAnswer> ReceiptAsync(
        SignageDb db, Batch batch, BatchPlan plan, List<long> quarantined, Instant now, CancellationToken stop)
    {
        var rows = await db.Set<StoredBatch>().AsNoTracking()
            .Where(b => b.Player == batch.Player && b.Epoch == batch.Epoch)
            .Select(b => new { b.First, b.Last, b.Chain })
            .ToListAsync(stop);
        var ranges = rows.ConvertAll(r => (r.First, r.Last));
        var last = Ranges.Contiguous(ranges);
        var chain = rows.Find(r => r.Last == last)?.Chain ?? JournalChain.Start(batch.Player, batch.Epoch);
        var receipt =
            SignedNote.Sign(new Receipt(batch.Player, batch.Epoch, last, chain, now).ToText(), keys.Scheduler).Whole;
        var held = await db.Set<StoredReceipt>().FindAsync([batch.Player, batch.Epoch], stop);
        if (held is null)
        {
            db.Add(new StoredReceipt
            {
                Player = batch.Player, Epoch = batch.Epoch, Last = last, Note = receipt, Issued = now,
            });
        }
        else
        {
            (held.Last, held.Note, held.Issued) = (last, receipt, now);
        }

        return new BatchAnswer
        {
            Receipt = receipt,
            Gaps = Ranges.Gaps(ranges),
            Forks = plan.Forks,
            Quarantined = quarantined,
        };
    }
}
