using System.IO.Compression;
using System.Text;
using NodaTime;
using Signage.Cli.Verify;
using Signage.Content.Airings;
using Signage.Content.Approvals;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Verify;

/// <summary>A player's journal, and proofs that somebody makes of parts of it.</summary>
internal sealed class ProofZip : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);
    private readonly TempFolder _folder = new();
    private readonly SigningKey _root = Keys.Of(Trust.RootName);
    private readonly SigningKey _scheduler = Keys.Of(Trust.SchedulerName);
    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    /// <summary>Whoever holds it can sign any journal.</summary>
    internal SigningKey Player { get; } = Keys.Player("bus");

    /// <summary>What the player really wrote: a start and its end, again and again.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Records(string title = "真的短片") =>
        [.. Enumerable.Range(1, 8).Select(n => (ReadOnlyMemory<byte>)Record(n, title).ToBytes())];

    /// <summary>Adds a batch of the records from first to last, chained as a whole journal of them would be.</summary>
    internal ProofZip Batch(IReadOnlyList<ReadOnlyMemory<byte>> journal, int first, int last)
    {
        var body = BatchBody.Write(
            Player, 1, first, ChainAt(journal, first - 1), [.. journal.Skip(first - 1).Take(last - first + 1)]);
        _entries[$"batches/1-{first:D20}.batch"] = body;
        return this;
    }

    /// <summary>Adds the scheduler's receipt for the true journal up to a record.</summary>
    internal ProofZip Receipt(int last)
    {
        var receipt = new Receipt(Player.Name, 1, last, ChainAt(Records(), last), Noon);
        _entries[$"receipts/1-{last:D20}.note"] = Note(receipt.ToText(), _scheduler);
        return this;
    }

    internal ProofVerdict Check(bool pinned = true)
    {
        var trust = new Trust(1, Noon, [_scheduler.Verifier], []);
        _entries["trust.note"] = Note(trust.ToText(), _root);
        _entries["root.vkey"] = Encoding.UTF8.GetBytes(_root.Verifier.Text + "\n");
        _entries["player.vkey"] = Encoding.UTF8.GetBytes(Player.Verifier.Text + "\n");
        var path = _folder.At("proof.zip");
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in _entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return ProofVerifier.Check(path, pinned ? _root.Verifier : null);
    }

    /// <summary>Puts the journal onto the player's own disk.</summary>
    internal string Disk(IReadOnlyList<ReadOnlyMemory<byte>> journal)
    {
        var frames = journal.SelectMany((r, i) => JournalFrame.Write(r.Span, ChainAt(journal, i + 1)));
        _folder.Write("journal/1-00000000000000000001.journal", [.. frames]);
        return _folder.Root;
    }

    public void Dispose()
    {
        _root.Dispose();
        _scheduler.Dispose();
        Player.Dispose();
        _folder.Dispose();
    }

    private byte[] ChainAt(IReadOnlyList<ReadOnlyMemory<byte>> journal, int last) =>
        JournalChain.Over(JournalChain.Start(Player.Name, 1), journal.Take(last));

    private static byte[] Note(string text, SigningKey by) => Encoding.UTF8.GetBytes(SignedNote.Sign(text, by).Whole);

    private JournalRecord Record(int sequence, string title) => new()
    {
        Kind = sequence % 2 == 1 ? RecordKind.Start : RecordKind.End,
        Player = Player.Name,
        Epoch = 1,
        Boot = 1,
        Sequence = sequence,
        Endpoint = "bus-1-led",
        At = Noon + Duration.FromSeconds(sequence),
        MonoMs = sequence * 1000,
        Clock = "server",
        Lane = Lane.Picture,
        Item = "i-1",
        Title = title,
        StartSequence = sequence % 2 == 1 ? null : sequence - 1,
        Outcome = sequence % 2 == 1 ? null : Outcome.Complete,
    };
}
