namespace Signage.Content.Approvals;

/// <summary>Why a file may not be played.</summary>
/// <param name="Code">One of <c>unreadable</c>, <c>stranger</c> (no good signature by a reviewer whom the trust note
/// names: altered,
/// or signed by somebody else), <c>uploader</c> (the reviewer uploaded it), <c>otherFile</c> (the file is not among the
/// renditions),
/// <c>twice</c> (one person, or one key, signed twice), <c>tooFew</c> (fewer than two approvals).</param>
/// <param name="Reason">A sentence in English.</param>
public sealed record ApprovalRefusal(string Code, string Reason);
