using System.IO.Compression;
using System.Text;
using Signage.Content.Approvals;
using Signage.Content.Journal;
using Signage.Content.Proof;

namespace Signage.Cli.Verify;

/// <summary>
/// Checks an exported proof: <c>root.vkey</c>, <c>trust.note</c>, <c>player.vkey</c>, <c>batches/*.batch</c> (bodies
/// as the player
/// sent them) and <c>receipts/*.note</c>. Nothing but the zip and the root key is needed.
/// </summary>
internal sealed class ProofVerifier
{
    private const int MaxEntry = Batch.MaxBytes;

    private readonly List<string> _problems = [];
    private readonly List<string> _remarks = [];
    private readonly Dictionary<(long Epoch, long Sequence), byte[]> _chainAfter = [];
    private readonly Dictionary<(long Epoch, long Sequence), byte[]> _proven = [];
    private long _records;

    private ProofVerifier()
    {
    }

    internal static ProofVerdict Check(string path, VerifierKey? pinnedRoot)
    {
        var verifier = new ProofVerifier();
        string? player = null;
        try
        {
            using var zip = ZipFile.OpenRead(path);
            player = verifier.Check(zip, pinnedRoot);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            verifier._problems.Add($"{Path.GetFileName(path)}: cannot be read: {e.Message}");
        }

        return new ProofVerdict(player, verifier._records, pinnedRoot is not null, verifier._proven, verifier._problems,
            verifier._remarks);
    }

    private string? Check(ZipArchive zip, VerifierKey? pinnedRoot)
    {
        var trust = ReadTrust(zip, pinnedRoot);
        if (!VerifierKey.TryParse(Text(zip, "player.vkey")?.Trim(), out var player) || !player.IsPlayerKey)
        {
            _problems.Add("player.vkey: is missing, or its name does not follow from the key");
            return null;
        }

        var batches = zip.Entries
            .Where(e => e.FullName.StartsWith("batches/", StringComparison.Ordinal) && e.Length > 0)
            .Select(e => (Entry: e, Body: ReadBatch(e, player)))
            .Where(b => b.Body is not null)
            .OrderBy(b => b.Body!.Batch.Epoch)
            .ThenBy(b => b.Body!.Batch.First);
        Chain(batches.Select(b => (b.Entry.FullName, b.Body!)), player.Name);
        if (trust is not null)
        {
            Receipts(zip, trust, player.Name);
        }

        if (_records == 0)
        {
            _problems.Add("batches/: holds no records");
        }
        else if (_proven.Count < _records)
        {
            _remarks.Add($"{_records - _proven.Count} of {_records} records are fixed by no receipt");
        }

        return player.Name;
    }

    private Trust? ReadTrust(ZipArchive zip, VerifierKey? pinnedRoot)
    {
        var root = pinnedRoot;
        if (root is null)
        {
            if (!VerifierKey.TryParse(Text(zip, "root.vkey")?.Trim(), out root))
            {
                _problems.Add("root.vkey: is missing or not a verifier key");
                return null;
            }

            _remarks.Add(
                $"the root key is the one in the file ({root.Text}); "
                + "compare it with the administrator's, or give --root");
        }

        var refusal = Trust.Accept(Text(zip, "trust.note") ?? "", root, null, out var trust);
        if (refusal is not null)
        {
            _problems.Add($"trust.note: {refusal.Reason}");
        }

        return trust;
    }

    private BatchBody? ReadBatch(ZipArchiveEntry entry, VerifierKey player)
    {
        if (!BatchBody.TryRead(Bytes(entry), out var body, out var reason))
        {
            _problems.Add($"{entry.FullName}: {reason}");
            return null;
        }

        if (body.Check(player) is { } wrong)
        {
            _problems.Add($"{entry.FullName}: {wrong}");
            return null;
        }

        return body;
    }

    private void Chain(IEnumerable<(string Name, BatchBody Body)> batches, string player)
    {
        foreach (var (name, body) in batches)
        {
            var batch = body.Batch;
            var before = batch.First == 1
                ? JournalChain.Start(player, batch.Epoch)
                : _chainAfter.GetValueOrDefault((batch.Epoch, batch.First - 1));
            if (before is not null && !before.AsSpan().SequenceEqual(batch.ChainBefore.Span))
            {
                _problems.Add($"{name}: does not continue the chain before it");
                continue;
            }

            if (before is null)
            {
                _remarks.Add(
                    $"{name}: begins at record {batch.First} of epoch {batch.Epoch}; "
                    + "what came before is not in this file");
            }

            Records(name, body);
        }
    }

    private void Records(string name, BatchBody body)
    {
        var (batch, chain, sequence) = (body.Batch, body.Batch.ChainBefore.ToArray(), body.Batch.First);
        foreach (var bytes in body.Records)
        {
            chain = JournalChain.Next(chain, bytes.Span);
            if (_chainAfter.TryGetValue((batch.Epoch, sequence), out var other) && !other.AsSpan().SequenceEqual(chain))
            {
                _problems.Add($"{name}: record {sequence} of epoch {batch.Epoch} is there twice, and they differ");
            }
            else if (_chainAfter.TryAdd((batch.Epoch, sequence), chain))
            {
                _records++;
            }

            Record(name, batch, sequence, bytes);
            sequence++;
        }
    }

    private void Record(string name, Batch batch, long sequence, ReadOnlyMemory<byte> bytes)
    {
        if (!JournalRecord.TryRead(bytes.Span, out var record, out var reason))
        {
            _remarks.Add($"{name}: record {sequence} is sound but cannot be read: {reason}");
        }
        else if (record.Player != batch.Player || record.Epoch != batch.Epoch || record.Sequence != sequence)
        {
            _problems.Add($"{name}: record {sequence} says it is {record.Player}/{record.Epoch}/{record.Sequence}");
        }
    }

    private void Receipts(ZipArchive zip, Trust trust, string player)
    {
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("receipts/", StringComparison.Ordinal)
            && e.Length > 0))
        {
            var refusal = Receipt.Accept(Utf8(Bytes(entry)), trust, player, out var receipt);
            if (refusal is not null)
            {
                _problems.Add($"{entry.FullName}: {refusal.Reason}");
            }
            else if (!_chainAfter.TryGetValue((receipt!.Epoch, receipt.Last), out var chain))
            {
                _remarks.Add(
                    $"{entry.FullName}: it fixes record {receipt.Last} of epoch {receipt.Epoch}, which is not in this "
                    + "file, so it says nothing of the records that are");
            }
            else if (!chain.AsSpan().SequenceEqual(receipt.Chain.Span))
            {
                _problems.Add($"{entry.FullName}: its chain hash is not that of record {receipt.Last}");
            }
            else
            {
                Prove(receipt.Epoch, receipt.Last);
            }
        }
    }

    /// <summary>The receipt's hash fixes what the chain leads back to from its last record, as far as no record is
    /// missing.</summary>
    private void Prove(long epoch, long last)
    {
        for (var at = (epoch, last); _chainAfter.TryGetValue(at, out var chain); at.last--)
        {
            if (!_proven.TryAdd(at, chain))
            {
                break;
            }
        }
    }

    private static string? Text(ZipArchive zip, string name) => zip.GetEntry(name) is { } entry ? Utf8(Bytes(entry))
        : null;

    private static string Utf8(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > MaxEntry)
        {
            throw new InvalidDataException($"{entry.FullName} has {entry.Length} bytes, at most {MaxEntry} are read.");
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
