using System.Diagnostics.CodeAnalysis;

namespace Signage.Content.Proof;

/// <summary>A player's signed claim over a stretch of its journal. It does not hold the records.</summary>
/// <param name="Player">The player's id, which is also the name of the key that signs.</param>
/// <param name="Epoch">The journal's epoch.</param>
/// <param name="First">Sequence of the first record, from 1.</param>
/// <param name="Last">Sequence of the last record.</param>
/// <param name="ChainBefore">Chain hash before the first record, 32 bytes.</param>
/// <param name="ChainAfter">Chain hash after the last record, 32 bytes.</param>
/// <param name="Root">RFC 6962 root of the records, 32 bytes.</param>
public sealed record Batch(
    string Player,
    long Epoch,
    long First,
    long Last,
    ReadOnlyMemory<byte> ChainBefore,
    ReadOnlyMemory<byte> ChainAfter,
    ReadOnlyMemory<byte> Root)
{
    public const string Format = "signage-batch-1";

    /// <summary>Most records in a batch.</summary>
    public const int MaxRecords = 1024;

    /// <summary>Most bytes of an upload's body, unpacked.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    public string ToText() =>
        $"{Format}\n{Player}\n{Epoch}\n{First}\n{Last}\n{Base64(ChainBefore)}\n{Base64(ChainAfter)}\n{Base64(Root)}\n";

    public static bool TryRead(
        string text, [NotNullWhen(true)] out Batch? batch, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var read = new Batch(
            lines.Name("player"),
            lines.Number("epoch"),
            lines.Number("first"),
            lines.Number("last"),
            lines.Base64Hash("chain before"),
            lines.Base64Hash("chain after"),
            lines.Base64Hash("root"));
        lines.End();
        lines.MustAll(
            read.Epoch >= 1 && read.First >= 1 && read.Last >= read.First && read.Last - read.First < MaxRecords,
            $"epoch and sequences begin at 1, and a batch holds 1 to {MaxRecords} records");
        reason = lines.Reason;
        batch = reason is null ? read : null;
        return batch is not null;
    }

    private static string Base64(ReadOnlyMemory<byte> bytes) => Convert.ToBase64String(bytes.Span);
}
