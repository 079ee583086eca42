using System.Text.Json.Nodes;
using Signage.Cli.Programs;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Life;

/// <summary>A player of its own process with a playlist of its own, whose surroundings fail.</summary>
internal sealed class FaultPlayer : IAsyncDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly ChildProgram _player;
    private readonly string _folder;

    /// <param name="folder">For its log.</param>
    /// <param name="data">The player's own folder.</param>
    /// <param name="playlist">As <c>--playlist</c> takes it.</param>
    /// <param name="environment">Variables besides those of the test.</param>
    internal FaultPlayer(TempFolder folder, string data, string playlist,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        _folder = data;
        _player = ChildProgram.Start("player", "fault", folder.At("logs"), Arguments(data, playlist), environment);
    }

    internal int ProcessId => _player.ProcessId;

    internal JournalBook Journal => JournalBook.Of(Path.Combine(_folder, "journal"));

    internal static string[] Arguments(string data, string playlist) =>
    [
        "--folder", data, "--playlist", playlist, "--size", $"{LoopFile.Width}x{LoopFile.Height}", "--http-port", "0",
        "--speaker", "none",
    ];

    internal Task<JsonNode> Until(string what, Func<JsonNode, bool> holds) => Eventually.Gives(
        what, async () => await StatusAsync() is { } status && holds(status) ? status : null, Patience);

    /// <summary>Waits until it shows the item.</summary>
    internal Task<JsonNode> Shows(string item) => Until($"{item} is on", status => ItemOf(status) == item);

    internal Task<JsonNode> Faults(string word) => Until($"a fault says {word}", status => Says(status, word));

    internal Task<JsonNode> NoFaults() => Until("no fault is left", status => status["faults"]!.AsArray().Count == 0);

    internal static string? ItemOf(JsonNode status) =>
        (string?)status["on"]!.AsArray().FirstOrDefault(on => (string?)on!["lane"] == "picture")?["item"];

    internal static bool Says(JsonNode status, string word) =>
        status["faults"]!.AsArray().Any(f => ((string)f!).Contains(word, StringComparison.OrdinalIgnoreCase));

    internal async Task<JsonNode> StatusAsync() => JsonNode.Parse(await _http.GetStringAsync(await At("status")))!;

    internal async Task<byte[]> PreviewAsync() => await _http.GetByteArrayAsync(await At("preview.png"));

    internal async Task CutThePowerAsync()
    {
        _player.Kill();
        await _player.WaitForExitAsync(default);
    }

    internal Task StopAsync() => _player.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _player.DisposeAsync();
        _http.Dispose();
    }

    private async Task<string> At(string page) =>
        $"{JsonNode.Parse(await _player.FirstJson.WaitAsync(Patience))!["http"]}/{page}";
}
