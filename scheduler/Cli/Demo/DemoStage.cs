using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Signage.Cli.Api;
using Signage.Cli.Programs;

namespace Signage.Cli.Demo;

/// <summary>The demo's processes: one scheduler and its players, supervised and stopped together.</summary>
internal sealed class DemoStage(DemoFolder folder) : IAsyncDisposable
{
    private const int FirstPort = 5080;
    private const int Ports = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<PlayerProgram> _players = [];
    private ChildProgram? _scheduler;

    internal IReadOnlyList<PlayerProgram> Players => _players;

    internal ChildProgram Scheduler => _scheduler ?? throw new InvalidOperationException(
        "The scheduler is not started.");

    /// <summary>The scheduler's address.</summary>
    internal string Url { get; private set; } = "";

    /// <summary>Starts the scheduler and waits until it listens. The answer holds <c>url</c> and, while nobody
    /// signed in, <c>signIn</c>.</summary>
    /// <param name="port">0 for any free one.</param>
    internal async Task<JsonNode> StartSchedulerAsync(int port, CancellationToken ct)
    {
        _scheduler = ChildProgram.Start(
            "scheduler",
            "scheduler",
            folder.Logs,
            ["--folder", folder.Scheduler, "--admin-folder", folder.Admin, "--urls", $"http://127.0.0.1:{port}"]);
        var ready = JsonNode.Parse(await _scheduler.FirstJson.WaitAsync(Patience, ct))!;
        Url = (string)ready["url"]!;
        return ready;
    }

    internal Task StopSchedulerAsync() => Scheduler.StopAsync();

    /// <summary>Starts a player, paired by a one-time code when it is not yet.</summary>
    internal async Task<PlayerProgram> StartPlayerAsync(DemoEndpoint endpoint, ApiClient? admin, CancellationToken ct)
    {
        var code = admin is null
            ? null
            : (string?)(await admin.PostAsync($"api/v1/endpoints/{endpoint.Id}/pairing-code", null, ct))["code"];
        _players.RemoveAll(p => p.Endpoint.Id == endpoint.Id);
        var player = PlayerProgram.Start(folder, endpoint, Url, code);
        _players.Add(player);
        return player;
    }

    internal PlayerProgram Player(string endpoint) => _players.Single(p => p.Endpoint.Id == endpoint);

    /// <summary>The demo's usual port, or the next free one.</summary>
    internal static int FreePort()
    {
        for (var port = FirstPort; port < FirstPort + Ports; port++)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }

        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_players.Select(p => p.DisposeAsync().AsTask()));
        if (_scheduler is not null)
        {
            await _scheduler.DisposeAsync();
        }
    }
}
