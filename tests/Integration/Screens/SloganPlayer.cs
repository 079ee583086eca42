using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Cli.Programs;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Screens;

/// <summary>A player as a person starts it, with one slogan in a playlist of its own.</summary>
internal sealed class SloganPlayer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly ChildProgram _player;

    /// <param name="text">The slogan.</param>
    /// <param name="speed">Heights of the screen a second; 0 stands still.</param>
    /// <param name="size">Such as <c>192x32</c>.</param>
    /// <param name="screens">As <c>--screen</c> takes them.</param>
    internal SloganPlayer(string text, double speed, string size, params string[] screens) => _player =
        ChildProgram.Start("player", "slogan", _folder.At("logs"), [
            "--folder", _folder.At("p"), "--playlist", WritePlaylist(text, speed), "--size", size, "--http-port", "0",
            .. screens.SelectMany(screen => new[] { "--screen", screen })]);

    internal int ProcessId => _player.ProcessId;

    /// <summary>All that its journal holds, as it lies on the disk.</summary>
    internal string Journal => string.Concat(
        Directory.GetFiles(_folder.At("p/journal/.")).Select(path => Encoding.UTF8.GetString(Read(path))));

    /// <summary>Waits until the slogan is on.</summary>
    internal Task Plays() => Eventually.Holds(
        "the slogan is on", async () => (string?)(await StatusAsync())["screen"] == "on", TimeSpan.FromSeconds(180));

    internal async Task<JsonNode> StatusAsync()
    {
        var ready = JsonNode.Parse(await _player.FirstJson)!;
        return JsonNode.Parse(await _http.GetStringAsync($"{ready["http"]}/status"))!;
    }

    internal async Task<IReadOnlyList<string>> FaultsAsync() =>
        [.. (await StatusAsync())["faults"]!.AsArray().Select(fault => (string)fault!)];

    internal async Task<byte[]> PreviewPngAsync() => await _http.GetByteArrayAsync(
        $"{JsonNode.Parse(await _player.FirstJson)!["http"]}/preview.png");

    /// <summary>What the preview shows: R, G, B, row by row.</summary>
    internal async Task<byte[]> PreviewAsync()
    {
        var png = _folder.Write("preview.png", await PreviewPngAsync());
        var raw = _folder.At("preview.rgb");
        var decoded = await Tool.Run("ffmpeg", [
            "-loglevel", "error", "-y", "-i", png, "-f", "rawvideo", "-pix_fmt", "rgb24", raw]);
        decoded.Exit.ShouldBe(0, decoded.All);
        return await File.ReadAllBytesAsync(raw);
    }

    public async ValueTask DisposeAsync()
    {
        await _player.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private string WritePlaylist(string text, double speed)
    {
        var slogan = new SloganDocument { Text = text, Style = new SloganStyle { Speed = speed } }.ToBytes();
        _folder.Write("media/slogan.json", slogan);
        var now = SystemClock.Instance.GetCurrentInstant();
        var from = InstantText.Format(now - Duration.FromDays(1));
        var until = InstantText.Format(now + Duration.FromDays(1));
        return _folder.Write("my.json", $$"""
            {
              "format": "signage-playlist-1", "from": "{{from}}", "until": "{{until}}",
              "files": [
                { "sha256": "{{Sha256Hash.Of(slogan)}}", "asset": "slogan", "kind": "slogan", "title": "标语",
                  "type": "{{SloganDocument.MediaType}}", "bytes": {{slogan.Length}}, "src": "media/slogan.json" }
              ],
              "loops": [
                { "id": "main", "slots": [{ "item": "i1", "file": "{{Sha256Hash.Of(slogan)}}", "lengthMs": 30000 }] }
              ],
              "spans": [
                { "lane": "picture", "from": "{{from}}", "until": "{{until}}", "loop": "main", "anchor": "{{from}}" }
              ]
            }
            """);
    }
}
