using Hangfire;

namespace Signage.Scheduler.Publishing;

/// <summary>Asks for a new plan after a change.</summary>
public sealed class PlanRequests(IBackgroundJobClient jobs)
{
    public void Request() => jobs.Enqueue<PlanJob>(job => job.RunAsync(CancellationToken.None));
}
