using Microsoft.AspNetCore.SignalR.Client;
using Signage.Content.Players;

namespace Signage.Player.Link;

/// <summary>Listens for the doorbell. Without it everything still works, by polling.</summary>
internal static class Bell
{
    /// <summary>Listens until told to stop; reconnects for ever.</summary>
    public static async Task ListenAsync(Uri scheduler, SchedulerClient client, Action<string> rung,
        CancellationToken stop)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var hub = new HubConnectionBuilder()
                    .WithUrl(new Uri(scheduler, RingTopic.HubPath.TrimStart('/')), options =>
                        options.AccessTokenProvider = async () => await client.TokenAsync(fresh: false, stop))
                    .Build();
                var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                hub.Closed += _ =>
                {
                    closed.TrySetResult();
                    return Task.CompletedTask;
                };
                hub.On<string>(nameof(IPlayerClient.Ring), rung);
                await hub.StartAsync(stop);
                backoff.Reset();
                // Something may have been rung while nobody listened.
                rung(RingTopic.Order);
                await closed.Task.WaitAsync(stop);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The client wraps what goes wrong in several ways; none of them may reach the screen.
                if (stop.IsCancellationRequested)
                    return;
                if (e is HttpRequestException { StatusCode: System.Net.HttpStatusCode.Unauthorized })
                    await RenewAsync(client, stop);
            }
            await Task.Delay(backoff.Next(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task RenewAsync(SchedulerClient client, CancellationToken stop)
    {
        try
        {
            await client.TokenAsync(fresh: true, stop);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The next round tries again.
        }
    }
}
