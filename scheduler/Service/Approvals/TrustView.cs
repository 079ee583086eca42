namespace Signage.Scheduler.Approvals;

/// <summary>Whom this installation believes.</summary>
/// <param name="Note">The signed trust note that counts.</param>
/// <param name="Root">The root's verifier key.</param>
/// <param name="Scheduler">This scheduler's verifier key.</param>
/// <param name="Pending">Reviewers' keys that were handed in and are not in the note.</param>
public sealed record TrustView(string Note, string Root, string Scheduler, IReadOnlyList<string> Pending);
