namespace Signage.Content.Approvals;

/// <summary>Why a file may not be played.</summary>
/// <param name="Code">One of <c>unreadable</c>, <c>stranger</c> (no good signature by a reviewer whom the trust note
/// names: altered,
/// or signed by somebody else), <c>uploader</c> (the reviewer uploaded it), <c>otherFile</c> (the file is not among the
/// renditions),
/// <c>twice</c> (one person, or one key, signed twice), <c>tooFew</c> (fewer than two approvals), <c>noTrust</c> (no
/// trust note says whose signatures count).</param>
/// <param name="Reason">A sentence in English.</param>
public sealed record ApprovalRefusal(string Code, string Reason)
{
    /// <summary>What the sentence names, for saying it in another language: <c>unreadable</c> the reason, <c>tooFew</c>
    /// how many there are and are needed, the others the reviewer and the asset.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];
}
