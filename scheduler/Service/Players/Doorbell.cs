using Microsoft.AspNetCore.SignalR;
using Signage.Content.Players;

namespace Signage.Scheduler.Players;

/// <summary>
/// Tells players that something new exists; they pull it. A ring that is lost is made good by polling.
/// </summary>
public sealed class Doorbell(IHubContext<PlayerHub, IPlayerClient> hub)
{
    public Task RingAsync(string topic, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return hub.Clients.All.Ring(topic);
    }

    public Task RingAsync(string topic, IReadOnlyList<string> endpoints, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return endpoints.Count == 0 ? Task.CompletedTask : hub.Clients.Groups(endpoints).Ring(topic);
    }
}
