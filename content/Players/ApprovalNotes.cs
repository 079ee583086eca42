namespace Signage.Content.Players;

/// <summary><c>GET /approvals/{file}</c>: the approvals of the asset that the file belongs to, as signed
/// notes.</summary>
public sealed record ApprovalNotes(IReadOnlyList<string> Notes);
