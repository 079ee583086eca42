using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Screens;

[Collection("screens")]
public sealed class TransportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Theory]
    [InlineData("udp", 0)]
    [InlineData("rtp", 12)]
    public async Task Ffprobe_reads_the_stream(string scheme, int headerBytes)
    {
        using var receiver = new Datagrams();
        using var folder = new TempFolder();
        await using var player = new SloganPlayer(
            "全民反诈，你我同行", speed: 1.5, "320x180", $"ts:{scheme}://127.0.0.1:{receiver.Port}?bitrate=1000");
        await player.Plays();

        var stream = folder.At("received.ts");
        await using (var file = File.Create(stream))
        {
            // Three seconds and more at this rate and size.
            while (file.Length < 300_000)
                file.Write(receiver.Next().AsSpan(headerBytes));
        }

        var probed = await Tool.Run("ffprobe", [
            "-v", "error", "-show_entries", "stream=codec_name,width,height,r_frame_rate:format=format_name",
            "-of", "json", stream]);
        probed.Exit.ShouldBe(0, probed.All);
        var said = JsonNode.Parse(probed.Output)!;
        ((string?)said["format"]!["format_name"]).ShouldBe("mpegts");
        said["streams"]!.AsArray().Count.ShouldBe(1, "pictures alone");
        var video = said["streams"]![0]!;
        ((string?)video["codec_name"], (int)video["width"]!, (int)video["height"]!, (string?)video["r_frame_rate"])
            .ShouldBe(("h264", 320, 180, "25/1"));
    }

    [Fact]
    public async Task An_encoder_that_is_killed_is_replaced()
    {
        using var receiver = new Datagrams();
        await using var player = new SloganPlayer(
            "全民反诈，你我同行", speed: 1.5, "320x180", $"ts:udp://127.0.0.1:{receiver.Port}");
        await player.Plays();
        receiver.Next();
        var killed = await Eventually.Gives("there is an encoder", () => Task.FromResult(Encoder(player)), Patience);

        killed.Kill();
        killed.WaitForExit();

        await Eventually.Holds("another encoder sends", () =>
        {
            while (!receiver.IsEmpty)
                receiver.Next();
            return Encoder(player) is { } next && next.Id != killed.Id && receiver.Next().Length > 0;
        }, Patience);
        await Eventually.Holds("the journal has both", () =>
            player.Journal.Contains("deviceFault", StringComparison.Ordinal)
            && player.Journal.Contains("deviceBack", StringComparison.Ordinal), Patience);
        await Eventually.Holds("the fault is over", async () => (await player.FaultsAsync()).Count == 0, Patience);
    }

    /// <summary>The player's child that encodes.</summary>
    private static Process? Encoder(SloganPlayer player) => Process.GetProcessesByName("ffmpeg").FirstOrDefault(
        process => File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ')[1]
            == $"{player.ProcessId}");
}
