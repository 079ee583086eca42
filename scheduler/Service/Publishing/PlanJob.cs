namespace Signage.Scheduler.Publishing;

/// <summary>Plans and publishes what the database says.</summary>
public sealed class PlanJob
{
    public Task RunAsync(CancellationToken stop) => Task.CompletedTask;
}
