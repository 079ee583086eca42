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

    public string ToText() =>
        $"{Format}\n{Player}\n{Epoch}\n{Last}\n{Convert.ToBase64String(Chain.Span)}\n{InstantText.Format(Received)}\n";

    public static bool TryRead(string text, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var read = new Receipt(
            lines.Name("player"),
            lines.Number("epoch"),
            lines.Number("last"),
            lines.Base64Hash("chain"),
            lines.Instant("received"));
        lines.End();
        reason = lines.Reason;
        receipt = reason is null ? read : null;
        return receipt is not null;
    }

    /// <summary>Takes a receipt, or says why not.</summary>
    public static NoteRefusal? Accept(string whole, Trust trust, string player, out Receipt? receipt)
    {
        receipt = null;
        if (!SignedNote.TryParse(whole, out var note))
        {
            return new NoteRefusal("unreadable", "The receipt is not a signed note.");
        }

        if (!trust.IsScheduler(note))
        {
            return new NoteRefusal("unsigned", "The receipt has no good signature by a scheduler that the trust note names.");
        }

        if (!TryRead(note.Text, out var read, out var reason))
        {
            return new NoteRefusal("unreadable", $"The receipt cannot be read: {reason}.");
        }

        receipt = read.Player == player ? read : null;
        return receipt is null
            ? new NoteRefusal("otherPlayer", $"The receipt is for {read.Player}, not for {player}.")
            : null;
    }
}
