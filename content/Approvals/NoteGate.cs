using System.Diagnostics.CodeAnalysis;
using Signage.Content.Proof;

namespace Signage.Content.Approvals;

/// <summary>What every fetched note passes through: it is a signed note, the right key signed it, and its lines can be
/// read.</summary>
/// <param name="what">The note's name in a sentence, such as "stop list".</param>
internal sealed class NoteGate(string what)
{
    private const string ByNoScheduler = "has no good signature by a scheduler that the trust note names";

    internal delegate bool Reader<T>(
        string text, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out string? reason)
        where T : class;

    /// <summary>Takes a note that a scheduler signs.</summary>
    internal NoteRefusal? Open<T>(string whole, Trust trust, Reader<T> read, out T? value)
        where T : class =>
        Open(whole, trust.IsScheduler, ByNoScheduler, read, out value);

    /// <summary>Takes a note that the root key signs.</summary>
    internal NoteRefusal? Open<T>(string whole, VerifierKey root, Reader<T> read, out T? value)
        where T : class =>
        Open(whole, note => note.IsSignedBy(root), "is not signed by this installation's root key", read, out value);

    /// <summary>Refuses a lower number than the one held, and another note of the same number.</summary>
    internal NoteRefusal? Older(long number, string text, long? heldNumber, string? heldText)
    {
        if (number < heldNumber)
        {
            return new NoteRefusal("older", $"{Capital()} {number} is older than number {heldNumber}, which is held.")
            {
                Args = [$"{number}", $"{heldNumber}"],
            };
        }

        return number == heldNumber && text != heldText
            ? new NoteRefusal("older", $"{Capital()} {number} differs from the one of the same number, which is held.")
            {
                Args = [$"{number}", $"{heldNumber}"],
            }
            : null;
    }

    /// <summary>Refuses a note for somebody else.</summary>
    internal NoteRefusal? Other(string code, long number, string theirs, string ours) =>
        theirs == ours
            ? null
            : new NoteRefusal(code, $"{Capital()} {number} is for {theirs}, not for {ours}.")
            {
                Args = [$"{number}", theirs, ours],
            };

    private NoteRefusal? Open<T>(
        string whole, Func<SignedNote, bool> isSigned, string unsigned, Reader<T> read, out T? value)
        where T : class
    {
        value = null;
        if (!SignedNote.TryParse(whole, out var note))
        {
            return new NoteRefusal("unreadable", $"The {what} is not a signed note.") { Args = ["not a signed note"] };
        }

        if (!isSigned(note))
        {
            return new NoteRefusal("unsigned", $"The {what} {unsigned}.");
        }

        return read(note.Text, out value, out var reason)
            ? null
            : new NoteRefusal("unreadable", $"The {what} cannot be read: {reason}.") { Args = [reason] };
    }

    private string Capital() => char.ToUpperInvariant(what[0]) + what[1..];
}
