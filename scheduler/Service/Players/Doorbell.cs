namespace Signage.Scheduler.Players;

/// <summary>Tells players that something new exists; they pull it.</summary>
public sealed class Doorbell
{
    public Task RingAsync(string topic, CancellationToken stop) => Task.CompletedTask;
}
