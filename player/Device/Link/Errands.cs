using NodaTime;
using Signage.Content.Players;
using Signage.Player.Presenting;
using Signage.Player.Running;

namespace Signage.Player.Link;

/// <summary>What an operator asks of the player itself: to send its log, and to start anew. Each is done
/// once.</summary>
internal sealed class Errands(PlayerClock clock, LogRing log, Action restart)
{
    private Instant? _sent;

    /// <summary>Is it to be started again once it has ended?</summary>
    public bool Restarts { get; private set; }

    /// <exception cref="HttpRequestException">Try again later.</exception>
    public async Task DoAsync(PlayerState state, SchedulerClient client, CancellationToken stop)
    {
        try
        {
            if (state.LogAskedAt is { } asked && asked != _sent)
            {
                await client.LogAsync(new PlayerLog(log.Lines), stop);
                _sent = asked;
            }
        }
        finally
        {
            await RestartAsync(state);
        }
    }

    private async Task RestartAsync(PlayerState state)
    {
        // Both by the scheduler's time: what was asked before this run began was done by its beginning.
        if (Restarts || state.RestartAskedAt is not { } at || at <= state.Now - clock.Mono)
            return;
        Restarts = true;
        await Console.Error.WriteLineAsync("按控制台的要求重新启动 / starts anew, as an operator asked");
        restart();
    }
}
