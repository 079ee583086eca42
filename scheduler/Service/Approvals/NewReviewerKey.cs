namespace Signage.Scheduler.Approvals;

/// <param name="Key">A verifier key named as its user.</param>
public sealed record NewReviewerKey(string Key);
