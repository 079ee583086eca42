namespace Signage.Scheduler.Approvals;

/// <param name="Reason">For the audit log and the console; may be left out.</param>
public sealed record LiftRequest(string? Reason = null);
