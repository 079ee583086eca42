using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Player.Spool;

namespace Signage.Player.Link;

/// <summary>Brings the journal to the scheduler, batch by batch, until a signed receipt says that it is
/// stored.</summary>
internal sealed class Uploader(Journal journal, Receipts receipts, HeldNotes notes, SigningKey key)
{
    private readonly Dictionary<long, long> _lastOfOldEpoch = [];

    /// <summary>The last receipted sequence of the epoch that is being written.</summary>
    public long Receipted => receipts.LastOf(journal.Epoch);

    /// <summary>Is there something that no receipt covers?</summary>
    public bool Wants => Pending().Any();

    /// <summary>Signed bodies of everything that no receipt covers, oldest first.</summary>
    public IEnumerable<(Batch Batch, byte[] Body)> Bodies()
    {
        foreach (var (epoch, first, upTo) in Pending())
        {
            var next = first;
            while (JournalReader.Read(journal.Folder, journal.Player, epoch, next, upTo) is { } stretch)
            {
                yield return Sign(epoch, stretch);
                next = stretch.Last + 1;
            }
        }
    }

    /// <summary>Sends what is pending; throws when the network does not carry it.</summary>
    /// <exception cref="HttpRequestException">Try again later.</exception>
    /// <exception cref="IOException">Try again later.</exception>
    public async Task SendAsync(Func<byte[], CancellationToken, Task<BatchAnswer>> send, CancellationToken stop)
    {
        foreach (var (epoch, first, upTo) in Pending().ToList())
        {
            var next = first;
            while (JournalReader.Read(journal.Folder, journal.Player, epoch, next, upTo) is { } stretch)
            {
                var (batch, body) = Sign(epoch, stretch);
                var answer = await send(body, stop);
                if (Accept(answer.Receipt, batch) is not { } receipt)
                    return;
                // Normally behind the batch; before it when the scheduler lacks something older (a gap, a restored
                // backup).
                if (receipt.Last + 1 == next)
                    return;
                next = receipt.Last + 1;
            }
        }
    }

    /// <summary>Judges a receipt and keeps it; null when it does not count.</summary>
    public Receipt? Accept(string whole, Batch? batch = null)
    {
        if (notes.Trust is not { } trust)
            return null;
        if (Receipt.Accept(whole, trust, journal.Player, out var receipt) is { } refusal)
        {
            notes.Refuse("receipt", HeldNotes.OfNote("receipt", refusal));
            return null;
        }
        if (receipt!.Last > 0 && !ChainAt(receipt, batch).Span.SequenceEqual(receipt.Chain.Span))
        {
            notes.Refuse("receipt", HeldNotes.OfNote("receipt", new NoteRefusal("otherChain",
                $"The receipt up to {receipt.Last} of epoch {receipt.Epoch} names another chain hash.")
            {
                Args = [$"{receipt.Last}", $"{receipt.Epoch}"],
            }));
            return null;
        }
        receipts.Take(receipt, whole);
        return receipt;
    }

    private ReadOnlyMemory<byte> ChainAt(Receipt receipt, Batch? batch) =>
        batch is not null && batch.Epoch == receipt.Epoch && batch.Last == receipt.Last
            ? batch.ChainAfter
            : JournalReader.Read(journal.Folder, journal.Player, receipt.Epoch, receipt.Last, receipt.Last)?.ChainAfter
                ?? [];

    private (Batch, byte[]) Sign(long epoch, JournalStretch stretch)
    {
        var batch = new Batch(
            journal.Player, epoch, stretch.First, stretch.Last, stretch.ChainBefore, stretch.ChainAfter,
            MerkleTree.Root(stretch.Records));
        return (batch, BatchBody.Write(key, epoch, stretch.First, stretch.ChainBefore, stretch.Records));
    }

    private IEnumerable<(long Epoch, long First, long UpTo)> Pending()
    {
        foreach (var epoch in OldEpochs())
        {
            if (receipts.LastOf(epoch.Key) < epoch.Value)
                yield return (epoch.Key, receipts.LastOf(epoch.Key) + 1, epoch.Value);
        }
        if (Receipted < journal.Written)
            yield return (journal.Epoch, Receipted + 1, journal.Written);
    }

    private Dictionary<long, long> OldEpochs()
    {
        if (_lastOfOldEpoch.Count > 0 || journal.Epoch == 1)
            return _lastOfOldEpoch;
        var older = JournalFiles.In(journal.Folder).Where(file => file.Epoch < journal.Epoch);
        foreach (var group in older.GroupBy(file => file.Epoch))
        {
            if (JournalReader.PlayerOf(group.First()) == journal.Player)
                _lastOfOldEpoch[group.Key] = JournalReader.LastOf(journal.Folder, group.Key);
        }
        return _lastOfOldEpoch;
    }
}
