using Hangfire;
using Signage.Scheduler.Publishing;

namespace Signage.Scheduler.Jobs;

/// <summary>
/// Says again at each start what runs by the clock, and asks for what has to run now. Planning runs every hour:
/// midnight comes at another hour in another time zone.
/// </summary>
public sealed class RecurringJobs(IRecurringJobManager recurring, JobsByKey jobs, PlanRequests plans) : IHostedService
{
    private const string Hourly = "1 * * * *";
    private const string EveryTenMinutes = "*/10 * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<PlanJob>("plan", job => job.RunAsync(CancellationToken.None), Hourly);
        recurring.AddOrUpdate<SweepJob>("sweep", job => job.RunAsync(CancellationToken.None), EveryTenMinutes);
        jobs.Enqueue<SweepJob>("sweep", job => job.RunAsync(CancellationToken.None), JobsByKey.Unfinished);
        plans.Request();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
