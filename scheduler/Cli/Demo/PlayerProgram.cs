using System.Text.Json.Nodes;
using Signage.Cli.Programs;

namespace Signage.Cli.Demo;

/// <summary>A running player and its status page on the loopback.</summary>
internal sealed class PlayerProgram : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private string? _address;

    private PlayerProgram(DemoEndpoint endpoint, string folder, ChildProgram program)
    {
        Endpoint = endpoint;
        _folder = folder;
        Program = program;
    }

    internal DemoEndpoint Endpoint { get; }

    internal ChildProgram Program { get; }

    internal static PlayerProgram Start(DemoFolder demo, DemoEndpoint endpoint, string scheduler, string? code)
    {
        var folder = demo.PlayerOf(endpoint.Id);
        Directory.CreateDirectory(folder);
        File.Delete(Path.Combine(folder, "http.json"));
        List<string> args = ["--folder", folder, "--scheduler", scheduler, "--http-port", "0", .. endpoint.Arguments];
        if (code is not null)
        {
            args.AddRange(["--code", code]);
        }

        return new PlayerProgram(endpoint, folder, ChildProgram.Start("player", endpoint.Id, demo.Logs, args));
    }

    /// <summary>Its status, or null while it does not answer.</summary>
    internal async Task<JsonNode?> StatusAsync(CancellationToken ct)
    {
        try
        {
            return await Address(ct) is { } address ? JsonNode.Parse(await _http.GetStringAsync($"{address}/status",
                ct)) : null;
        }
        catch (HttpRequestException)
        {
            // One that began anew has another address.
            _address = null;
            return null;
        }
    }

    internal async Task<byte[]?> PreviewAsync(CancellationToken ct)
    {
        try
        {
            return await Address(ct) is { } address ? await _http.GetByteArrayAsync($"{address}/preview.png", ct)
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Waits until its status says what is asked.</summary>
    internal async Task<JsonNode> UntilAsync(string what, TimeSpan patience, Func<JsonNode, bool> holds,
        CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(patience);
        JsonNode? last = null;
        try
        {
            while (true)
            {
                if (Program.HasExited)
                {
                    throw new DemoFailure($"{Endpoint.Title}: the player ended; see its log.");
                }

                last = await StatusAsync(deadline.Token) ?? last;
                if (last is not null && holds(last))
                {
                    return last;
                }

                await Task.Delay(Poll, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new DemoFailure(
                $"{Endpoint.Title}: waited {patience.TotalSeconds} s for: {what}. Last status: {last?.ToJsonString()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        _http.Dispose();
    }

    private async Task<string?> Address(CancellationToken ct)
    {
        var file = Path.Combine(_folder, "http.json");
        if (_address is null && File.Exists(file))
        {
            try
            {
                _address = (string?)JsonNode.Parse(await File.ReadAllTextAsync(file, ct))?["url"];
            }
            catch (System.Text.Json.JsonException)
            {
                // Half written: the next poll reads it whole.
            }
        }

        return _address;
    }
}
