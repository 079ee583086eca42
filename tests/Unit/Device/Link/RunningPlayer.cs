using System.Text.Json.Nodes;
using Signage.Player.Running;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>A whole player within the test: a bus LED of 64 by 16 pixels, driven over real HTTP and SignalR.</summary>
internal sealed class RunningPlayer : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(3) };

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<bool> _run;

    public RunningPlayer(string folder, string scheduler, string? code = FakeScheduler.Code, string? stick = null,
        string? sticks = null)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
        File.Delete(Path.Combine(folder, "http.json"));
        var options = new PlayerOptions
        {
            Folder = folder, Scheduler = scheduler, Code = code, Stick = stick, Sticks = sticks, Screens = ["preview"],
            Speakers = ["none"], Width = 64, Height = 16, FramesPerSecond = 25,
        };
        _run = Task.Run(() => PlayerRun.RunAsync(options, Log, _stop.Token));
    }

    public string Folder { get; }

    /// <summary>True when it is to be started again.</summary>
    public Task<bool> Ended => _run;

    public LogRing Log { get; } = new(TextWriter.Null, TimeProvider.System);

    /// <summary>Waits until the status says what is asked.</summary>
    public Task<JsonNode> Until(string what, Func<JsonNode, bool> holds) => Eventually.Gives(
        what, async () => await StatusAsync() is { } status && holds(status) ? status : null, TimeSpan.FromSeconds(15));

    public Task<JsonNode> Shows(string asset) => Until(
        $"{asset} is on", status => status["on"]!.AsArray().Any(on => (string?)on!["asset"] == asset));

    public Task<JsonNode> Refuses(string word) => Until(
        $"refused: {word}", status =>
            ((string?)status["refused"])?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    public async Task<JsonNode?> StatusAsync()
    {
        if (_run.IsFaulted)
            await _run;
        return File.Exists(Path.Combine(Folder, "http.json"))
            ? JsonNode.Parse(await Http.GetStringAsync(await At("status")))
            : null;
    }

    public async Task<byte[]> PreviewAsync() => await Http.GetByteArrayAsync(await At("preview.png"));

    private async Task<string> At(string page) =>
        $"{JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "http.json")))!["url"]}/{page}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }
}
