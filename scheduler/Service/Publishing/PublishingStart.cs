using Hangfire;

namespace Signage.Scheduler.Publishing;

/// <summary>Plans at start, and every hour: midnight comes at another hour in another time zone.</summary>
public sealed class PublishingStart(IRecurringJobManager recurring, PlanRequests requests) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<PlanJob>("plan", job => job.RunAsync(CancellationToken.None), "1 * * * *");
        requests.Request();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
