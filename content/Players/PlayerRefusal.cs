namespace Signage.Content.Players;

/// <summary>What a player refused, as a code and what fills its sentence, so that people read it in their own
/// language.</summary>
/// <param name="Code">One of <see cref="Codes"/>; a newer player may have others.</param>
/// <param name="Args">In the order of the table in docs/PROTOCOL.md; at most <see cref="MostArgs"/>.</param>
public sealed record PlayerRefusal(string Code, IReadOnlyList<string> Args)
{
    public const int MostArgs = 6;

    /// <summary><c>note-…</c>: kind of note, then the refusal's own; <c>approval-…</c>: title of the file, likewise;
    /// <c>playlist-…</c>: its hash, path and reason; <c>file-…</c>: title and hash.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "note-unreadable", "note-unsigned", "note-older", "note-expired", "note-otherEndpoint", "note-otherPlayer",
        "note-otherChain", "approval-unreadable", "approval-stranger", "approval-uploader", "approval-otherFile",
        "approval-twice", "approval-tooFew", "approval-noTrust", "playlist-damaged", "playlist-altered",
        "playlist-schema", "file-altered", "file-damaged", "file-fileNotOnPlayer",
    ];
}
