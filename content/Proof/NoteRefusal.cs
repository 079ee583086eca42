namespace Signage.Content.Proof;

/// <summary>Why a note was not taken.</summary>
/// <param name="Code">One of <c>unreadable</c>, <c>unsigned</c> (no good signature by a key that may sign it: altered,
/// or signed by
/// a stranger), <c>expired</c>, <c>older</c> (a lower number than the one held, or another note of its number),
/// <c>otherEndpoint</c>,
/// <c>otherPlayer</c>.</param>
/// <param name="Reason">A sentence in English that names the note.</param>
public sealed record NoteRefusal(string Code, string Reason)
{
    /// <summary>What the sentence names, for saying it in another language: <c>unreadable</c> the reason, <c>older</c>
    /// the number and the one held, <c>expired</c> the number and the instant, the others the number, whose it is and
    /// whose it should be.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];
}
