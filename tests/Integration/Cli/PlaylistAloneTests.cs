using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Cli.Programs;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Cli;

/// <summary>A playlist that a person wrote plays without any scheduler.</summary>
public sealed class PlaylistAloneTests
{
    [Fact]
    public async Task A_hand_written_playlist_plays()
    {
        using var folder = new TempFolder();
        var picture = await File.ReadAllBytesAsync(
            Repository.At("content/samples/image-1.png"), TestContext.Current.CancellationToken);
        folder.Write("media/poster.png", picture);
        var today = SystemClock.Instance.GetCurrentInstant();
        var (from, until) = (today - Duration.FromDays(1), today + Duration.FromDays(1));
        var playlist = folder.Write("my.json", $$"""
            {
              "format": "signage-playlist-1",
              "from": "{{InstantText.Format(from)}}",
              "until": "{{InstantText.Format(until)}}",
              "files": [
                { "sha256": "{{Sha256Hash.Of(picture)}}", "asset": "poster", "kind": "image", "title": "海报",
                  "type": "image/png", "bytes": {{picture.Length}}, "src": "media/poster.png" }
              ],
              "loops": [
                { "id": "main", "slots": [{ "item": "i1", "file": "{{Sha256Hash.Of(picture)}}", "lengthMs": 5000 }] }
              ],
              "spans": [
                { "lane": "picture", "from": "{{InstantText.Format(from)}}", "until": "{{InstantText.Format(until)}}",
                  "loop": "main", "anchor": "{{InstantText.Format(from)}}" }
              ]
            }
            """);
        await using var player = ChildProgram.Start("player", "alone", folder.At("logs"), [
            "--folder", folder.At("p"), "--playlist", playlist, "--size", "320x180", "--http-port", "0"]);
        using var http = new HttpClient();

        var status = await Eventually.Gives(
            "the poster is on",
            async () => await StatusAsync(http, folder.At("p/http.json")) is { } s && PlayerStatus.Plays(s, "poster")
                ? s
                : null,
            TimeSpan.FromSeconds(180));

        ((string?)status["screen"]).ShouldBe("on");
        ((string?)status["link"]).ShouldBe("local");
        await Eventually.Holds(
            "frames reach the screen and the journal",
            async () => await StatusAsync(http, folder.At("p/http.json")) is { } s
                && (long)s["framesShown"]! > 10 && (long)s["sequence"]! > 1,
            TimeSpan.FromSeconds(180));
    }

    private static async Task<JsonNode?> StatusAsync(HttpClient http, string file) => File.Exists(file)
        ? JsonNode.Parse(await http.GetStringAsync(
            $"{JsonNode.Parse(await File.ReadAllTextAsync(file))!["url"]}/status"))
        : null;
}
