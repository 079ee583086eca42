using System.Text.Json;
using Shouldly;
using Signage.Tests.Support;
using Signage.Tests.Support.Led;
using Xunit;

namespace Signage.Tests.Integration.Screens;

/// <summary>A slogan of the samples on a 192x32 LED, by each lighting protocol, from a running player.</summary>
[Collection("screens")]
public sealed class LedTests
{
    private const string Still = "全民反诈，你我同行";
    private const int ArtNetPort = 6454;
    private const int SacnPort = 5568;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task Each_protocol_shows_what_the_preview_shows_and_tshark_finds_nothing_malformed()
    {
        using var folder = new TempFolder();
        using var ddp = new Datagrams();
        using var artnet = new Datagrams();
        using var sacn = new Datagrams();
        LedPanel[] panels =
        [
            new DdpPanel(192, 32), new ArtNetPanel(192, 32, firstUniverse: 5), new SacnPanel(192, 32, firstUniverse: 9),
        ];
        var captured = new List<(int, byte[])>();
        await using (var player = new SloganPlayer(Still, speed: 0, "192x32",
            $"ddp://127.0.0.1:{ddp.Port}", $"artnet://127.0.0.1:{artnet.Port}?universe=5",
            $"sacn://127.0.0.1:{sacn.Port}?universe=9&sync=8&priority=120"))
        {
            await player.Plays();
            var preview = await player.PreviewAsync();
            await Eventually.Holds("each panel shows the picture of the preview", () =>
            {
                Take(ddp, panels[0], captured);
                Take(artnet, panels[1], captured);
                Take(sacn, panels[2], captured);
                return panels.All(panel => panel.Rgb.AsSpan().SequenceEqual(preview));
            }, Patience);
        }

        foreach (var (panel, receiver) in panels.Zip([ddp, artnet, sacn]))
        {
            await DrawAsync(panel, "still");
            Take(receiver, panel, captured);
        }
        ((SacnPanel)panels[2]).Terminated.ShouldBe(3 * 37);
        await Dissect(folder, captured, artnet.Port, ddp.Port);
    }

    [Theory]
    [InlineData("ddp", "")]
    [InlineData("artnet", "")]
    [InlineData("sacn", "?sync=1")]
    public async Task A_scrolling_slogan_moves_on_the_panel(string protocol, string options)
    {
        using var receiver = new Datagrams();
        LedPanel panel = protocol switch
        {
            "ddp" => new DdpPanel(192, 32),
            "artnet" => new ArtNetPanel(192, 32, 0),
            _ => new SacnPanel(192, 32, 1),
        };
        await using var player = new SloganPlayer(
            SampleSlogan(0), speed: 1.5, "192x32", $"{protocol}://127.0.0.1:{receiver.Port}{options}");
        await player.Plays();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        await Eventually.Holds("100 different frames were shown", () =>
        {
            while (!receiver.IsEmpty)
            {
                var frames = panel.Frames;
                panel.Take(receiver.Next());
                if (panel.Frames > frames)
                    seen.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(panel.Rgb)));
            }
            return seen.Count >= 100;
        }, Patience);

        await DrawAsync(panel, "scrolling");
        await Eventually.Holds("no fault is left", async () => (await player.FaultsAsync()).Count == 0, Patience);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_LED_of_few_colours_gets_the_slogan(int colours)
    {
        using var receiver = new Datagrams();
        var panel = new MonoPanel(192, 32, colours);
        await using var player = new SloganPlayer(
            Still, speed: 0, "192x32", $"led-udp:127.0.0.1:{receiver.Port}?colours={colours}");
        await player.Plays();
        var preview = await player.PreviewAsync();
        var brightest = preview.Max();
        // The slogan's own yellow lights red and green; its ground, as all that is less than 60 % as bright, nothing.
        // Where yellow fades into the red ground, a pixel has its own hue.
        var expected = preview.Chunk(3).SelectMany<byte[], byte>(pixel => pixel.Max() * 100 >= brightest * 60
            ? [255, (byte)(colours == 2 && pixel[1] * 2 >= pixel.Max() ? 255 : 0), 0] : [0, 0, 0]).ToArray();

        expected.Count(value => value == 0).ShouldBeGreaterThan(expected.Length / 2, "the ground is dark");
        await Eventually.Holds("the panel shows the slogan", () =>
        {
            Take(receiver, panel, []);
            return panel.Rgb.AsSpan().SequenceEqual(expected);
        }, Patience);

        await DrawAsync(panel, $"{colours}-still");
    }

    [Fact]
    public async Task A_host_that_nobody_knows_is_on_the_status_page_and_in_the_journal_and_others_go_on()
    {
        using var receiver = new Datagrams();
        await using var player = new SloganPlayer(Still, speed: 0, "192x32",
            "ddp://no-such-host.invalid", $"led-udp:127.0.0.1:{receiver.Port}");
        await player.Plays();

        await Eventually.Holds("it is said", async () => (await player.FaultsAsync()).Any(
            fault => fault.StartsWith("ddp://no-such-host.invalid: 输出中断", StringComparison.Ordinal)), Patience);
        await Eventually.Holds("it is in the journal",
            () => player.Journal.Contains("\"cause\":\"deviceFault\"", StringComparison.Ordinal), Patience);

        receiver.Next()[..4].ShouldBe("SLED"u8.ToArray());
        (await player.FaultsAsync()).Count.ShouldBe(1);
        ((string?)(await player.StatusAsync())["screen"]).ShouldBe("on");
    }

    [Fact]
    public async Task A_player_whose_only_device_is_gone_is_at_fault_until_it_is_back()
    {
        var receiver = new Datagrams();
        await using var player = new SloganPlayer(
            Still, speed: 1, "192x32", $"led-udp:127.0.0.1:{receiver.Port}");
        await player.Plays();
        var port = receiver.Port;

        receiver.Dispose();
        await Eventually.Holds("it is at fault",
            async () => (string?)(await player.StatusAsync())["screen"] == "fault", Patience);
        using var again = new Datagrams(port);

        await Eventually.Holds("it is on again",
            async () => (string?)(await player.StatusAsync())["screen"] == "on" && !again.IsEmpty, Patience);
    }

    [Theory]
    [InlineData("1x1")]
    [InlineData("4096x4")]
    public async Task An_LED_of_an_odd_size_is_fed(string size)
    {
        using var receiver = new Datagrams();
        var sides = size.Split('x').Select(int.Parse).ToArray();
        var panel = new DdpPanel(sides[0], sides[1]);
        await using var player = new SloganPlayer("诈", speed: 1, size, $"ddp://127.0.0.1:{receiver.Port}");

        while (panel.Frames < 5)
            panel.Take(receiver.Next());

        panel.Rgb.Any(value => value > 0).ShouldBeTrue();
    }

    private static void Take(Datagrams receiver, LedPanel panel, List<(int, byte[])> captured)
    {
        while (!receiver.IsEmpty)
        {
            var datagram = receiver.Next();
            panel.Take(datagram);
            captured.Add((receiver.Port, datagram));
        }
    }

    /// <summary>For people to look at: artifacts/pictures.</summary>
    private static async Task DrawAsync(LedPanel panel, string name)
    {
        var folder = Directory.CreateDirectory(Repository.At("artifacts/pictures")).FullName;
        var protocol = panel.GetType().Name.Replace("Panel", "", StringComparison.Ordinal).ToLowerInvariant();
        var path = Path.Combine(folder, $"led-{protocol}-{name}.png");
        await panel.DrawAsync(path);
        new FileInfo(path).Length.ShouldBeGreaterThan(1000);
    }

    private static async Task Dissect(TempFolder folder, List<(int Port, byte[] Payload)> captured, int artnet, int ddp)
    {
        var path = folder.At("led.pcap");
        // DDP is not a protocol that tshark knows; our own receiver has taken it.
        // At their usual ports: some of those that a test gets by chance look like a traceroute to tshark.
        PcapFile.Write(path, captured.Where(datagram => datagram.Port != ddp)
            .Select(datagram => (datagram.Port == artnet ? ArtNetPort : SacnPort, datagram.Payload)));
        var dissected = await Tool.Run("tshark", [
            "-r", path, "--enable-heuristic", "acn", "-o", "acn.dmx_enable:TRUE",
            "-d", $"udp.port=={ArtNetPort},artnet", "-T", "fields", "-E", "separator=;",
            "-e", "_ws.malformed", "-e", "_ws.expert.message",
            "-e", "acn.dmx.universe", "-e", "acn.dmx.priority", "-e", "artnet.output.universe"]);
        dissected.Exit.ShouldBe(0, dissected.All);

        var lines = dissected.Output.TrimEnd('\n').Split('\n').Select(line => line.Split(';')).ToList();
        lines.Count.ShouldBe(captured.Count(datagram => datagram.Port != ddp));
        lines.Where(fields => fields[0].Length > 0 || fields[1].Length > 0).ShouldBeEmpty();
        lines.Where(fields => fields[3].Length > 0).Select(fields => (fields[2], fields[3])).Distinct()
            .ShouldBe(Enumerable.Range(9, 37).Select(universe => ($"{universe}", "120")), ignoreOrder: true);
        lines.Select(fields => fields[4]).Where(universe => universe.Length > 0).Distinct()
            .ShouldBe(Enumerable.Range(5, 37).Select(universe => $"{universe}"), ignoreOrder: true);
    }

    private static string SampleSlogan(int number)
    {
        using var slogans = JsonDocument.Parse(File.ReadAllText(Repository.At("content/samples/slogans.json")));
        return slogans.RootElement[number].GetProperty("text").GetString()!;
    }
}
