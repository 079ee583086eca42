using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Text;

namespace Signage.Content.Proof;

/// <summary>The scheduler's signed "stored up to number n".</summary>
/// <param name="Player">The player's id.</param>
/// <param name="Epoch">The journal's epoch.</param>
/// <param name="Last">The last sequence up to which nothing is missing; 0 for none yet.</param>
/// <param name="Chain">The chain hash after it, 32 bytes.</param>
/// <param name="Received">When it was stored.</param>
public sealed record Receipt(string Player, long Epoch, long Last, ReadOnlyMemory<byte> Chain, Instant Received)
{
    public const string Format = "signage-receipt-1";

    private static readonly NoteGate Gate = new("receipt");

    public string ToText() =>
        $"{Format}\n{Player}\n{Epoch}\n{Last}\n{Convert.ToBase64String(Chain.Span)}\n{InstantText.Format(Received)}\n";

    public static bool TryRead(
        string text, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var read = new Receipt(
            lines.Name("player"),
            lines.Number("epoch"),
            lines.Number("last"),
            lines.Base64Hash("chain"),
            lines.Instant("received"));
        lines.End();
        lines.MustAll(read.Epoch >= 1, "epochs begin at 1");
        reason = lines.Reason;
        receipt = reason is null ? read : null;
        return receipt is not null;
    }

    /// <summary>Takes a receipt, or says why not.</summary>
    public static NoteRefusal? Accept(string whole, Trust trust, string player, out Receipt? receipt)
    {
        var refusal = Gate.Open(whole, trust, TryRead, out Receipt? read)
            ?? Gate.Other("otherPlayer", read!.Last, read.Player, player);
        receipt = refusal is null ? read : null;
        return refusal;
    }
}
