namespace Signage.Scheduler.Jobs;

/// <summary>Everything that is under way, waits or has failed, the failed first, and what runs by the clock.</summary>
public sealed record JobsView(IReadOnlyList<JobView> Jobs, IReadOnlyList<RecurringView> Recurring);
