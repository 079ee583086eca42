using Hangfire;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Jobs;

/// <summary>
/// Says again at each start what runs by the clock, and asks for what has to run now. Planning runs every hour:
/// midnight comes at another hour in another time zone.
/// </summary>
public sealed class RecurringJobs(
    IRecurringJobManager recurring,
    JobsByKey jobs,
    PlanRequests plans,
    TimeProvider time,
    ILogger<RecurringJobs> log)
{
    private const string Hourly = "1 * * * *";
    private const string EveryTenMinutes = "*/10 * * * *";

    // Locks of a process that was killed lie in PostgreSQL until they are that old.
    private static readonly TimeSpan Patience = JobStorageChoice.LockTimeout * 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="StartRefusedException">The storage cannot be written.</exception>
    public async Task RegisterAsync(CancellationToken stop)
    {
        var since = time.GetTimestamp();
        while (!TryRegister(isLast: time.GetElapsedTime(since) >= Patience))
        {
            await Task.Delay(Pause, time, stop);
        }
    }

    /// <summary>False when another holds a lock that may become free.</summary>
    private bool TryRegister(bool isLast)
    {
        try
        {
            recurring.AddOrUpdate<PlanJob>("plan", job => job.RunAsync(CancellationToken.None), Hourly);
            recurring.AddOrUpdate<SweepJob>("sweep", job => job.RunAsync(CancellationToken.None), EveryTenMinutes);
            jobs.Enqueue<SweepJob>("sweep", job => job.RunAsync(CancellationToken.None), JobsByKey.Unfinished);
            plans.Request();
            return true;
        }
        catch (Exception e) when (!isLast && StorageFaults.IsOfLock(e))
        {
            log.LogWarning("A lock on the background jobs is held, perhaps by a process that ended; it is waited for.");
            return false;
        }
        catch (Exception e) when (StorageFaults.Find(e) is { } fault)
        {
            throw new StartRefusedException($"The background jobs cannot be written: {fault.Message}", e);
        }
    }
}
