using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Signage.Content.Journal;

namespace Signage.Content.Proof;

/// <summary>
/// The body of a batch's upload: uint32 LE note length, the note, then each record followed by a line feed that is not
/// hashed.
/// </summary>
public sealed class BatchBody
{
    private BatchBody(SignedNote note, Batch batch, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        Note = note;
        Batch = batch;
        Records = records;
    }

    public SignedNote Note { get; }

    public Batch Batch { get; }

    /// <summary>The records' bytes as the player stored them, in order of their sequence.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Records { get; }

    /// <summary>Signs and packs a stretch of a journal.</summary>
    /// <param name="key">The player's key.</param>
    /// <param name="epoch">The journal's epoch.</param>
    /// <param name="first">Sequence of the first record.</param>
    /// <param name="chainBefore">Chain hash before it, 32 bytes.</param>
    /// <param name="records">1 to 1,024 records, none of them empty or with a line feed.</param>
    /// <exception cref="ArgumentException">Other records, or a body over 4 MB.</exception>
    public static byte[] Write(
        SigningKey key,
        long epoch,
        long first,
        ReadOnlyMemory<byte> chainBefore,
        IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        if (records.Count is 0 or > Batch.MaxRecords || records.Any(r => r.IsEmpty || r.Span.Contains((byte)'\n')))
        {
            throw new ArgumentException(
                "A batch holds 1 to 1,024 records, none empty or with a line feed.", nameof(records));
        }

        var batch = new Batch(
            key.Name,
            epoch,
            first,
            first + records.Count - 1,
            chainBefore,
            JournalChain.Over(chainBefore.Span, records),
            MerkleTree.Root(records));
        var note = Encoding.UTF8.GetBytes(SignedNote.Sign(batch.ToText(), key).Whole);
        var body = new byte[4 + note.Length + records.Sum(r => r.Length + 1)];
        if (body.Length > Batch.MaxBytes)
        {
            throw new ArgumentException($"A batch has at most {Batch.MaxBytes} bytes.", nameof(records));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(body, (uint)note.Length);
        note.CopyTo(body, 4);
        var at = 4 + note.Length;
        foreach (var record in records)
        {
            record.CopyTo(body.AsMemory(at));
            body[at + record.Length] = (byte)'\n';
            at += record.Length + 1;
        }

        return body;
    }

    /// <summary>Reads a body's form. Whether it is true is for <see cref="Check"/>.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> body, [NotNullWhen(true)] out BatchBody? read, [NotNullWhen(false)] out string? reason)
    {
        read = null;
        if (body.Length is < 5 or > Batch.MaxBytes)
        {
            reason = $"a batch has 5 to {Batch.MaxBytes} bytes, this one {body.Length}";
            return false;
        }

        var noteLength = BinaryPrimitives.ReadUInt32LittleEndian(body.Span);
        if (noteLength > body.Length - 4 || !SignedNote.TryParse(TextOf(body.Slice(4, (int)noteLength)), out var note))
        {
            reason = "it does not begin with a signed note";
            return false;
        }

        if (!Batch.TryRead(note.Text, out var batch, out reason))
        {
            return false;
        }

        var records = Split(body[(4 + (int)noteLength)..]);
        if (records is null || records.Count != batch.Last - batch.First + 1)
        {
            reason = $"it should hold {batch.Last - batch.First + 1} records, each ended by a line feed";
            return false;
        }

        read = new BatchBody(note, batch, records);
        return true;
    }

    /// <summary>Null when signature, chain and root agree with the records, else what does not.</summary>
    public string? Check(VerifierKey key)
    {
        if (key.Name != Batch.Player || !Note.IsSignedBy(key))
        {
            return $"it is not signed by player {Batch.Player}";
        }

        if (!JournalChain.Over(Batch.ChainBefore.Span, Records).AsSpan().SequenceEqual(Batch.ChainAfter.Span))
        {
            return "its records do not give the chain hash that was signed";
        }

        return MerkleTree.Root(Records).AsSpan().SequenceEqual(Batch.Root.Span)
            ? null
            : "its records do not give the root that was signed";
    }

    private static string? TextOf(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static List<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> lines)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        while (lines.Length > 0)
        {
            var end = lines.Span.IndexOf((byte)'\n');
            if (end is < 1 or > JournalFrame.MaxRecord || records.Count == Batch.MaxRecords)
            {
                return null;
            }

            records.Add(lines[..end]);
            lines = lines[(end + 1)..];
        }

        return records;
    }
}
