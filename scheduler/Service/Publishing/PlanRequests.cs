using Hangfire.States;
using Signage.Scheduler.Jobs;

namespace Signage.Scheduler.Publishing;

/// <summary>
/// Asks for a new plan after a change. Requests that come before the plan begins are answered by one plan.
/// </summary>
public sealed class PlanRequests(JobsByKey jobs) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public void Request() =>
        jobs.Enqueue<PlanJob>("plan", job => job.RunAsync(CancellationToken.None), [EnqueuedState.StateName]);

    /// <summary>Runs one plan at a time.</summary>
    internal async Task InTurnAsync(Func<Task> plan, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            await plan();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
