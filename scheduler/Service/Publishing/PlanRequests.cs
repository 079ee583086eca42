using Hangfire;

namespace Signage.Scheduler.Publishing;

/// <summary>
/// Asks for a new plan after a change. Requests that come before the plan begins are answered by one plan.
/// </summary>
public sealed class PlanRequests(IBackgroundJobClient jobs) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _asked;

    public void Request()
    {
        if (Interlocked.Exchange(ref _asked, 1) == 0)
        {
            jobs.Enqueue<PlanJob>(job => job.RunAsync(CancellationToken.None));
        }
    }

    /// <summary>Runs one plan at a time. A request made after this point asks for another.</summary>
    internal async Task InTurnAsync(Func<Task> plan, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            Interlocked.Exchange(ref _asked, 0);
            await plan();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
