namespace Signage.Scheduler.Approvals;

/// <param name="Reason">For the audit log and the console.</param>
public sealed record Withdrawal(string Reason);
