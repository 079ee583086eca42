using System.Buffers.Binary;
using System.Diagnostics;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Screens;

/// <summary>The window on an X server without a screen, whose memory is a file that the test reads.</summary>
[Collection("screens")]
public sealed class WindowTests(ITestOutputHelper output) : IDisposable
{
    private const int Width = 400;
    private const int Height = 240;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly TempFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable("DISPLAY");

    [Fact]
    public async Task It_shows_pixel_for_pixel_what_the_preview_shows_where_it_was_told_to()
    {
        using var server = await StartServer();
        await using var player = new SloganPlayer("全民反诈，你我同行", speed: 0, "320x180",
            "window?x=40&y=30&borderless=1");
        await player.Plays();
        var preview = await player.PreviewAsync();

        await Eventually.Holds("the desktop shows it", () => Shot(40, 30, 320, 180).SequenceEqual(preview), Patience);

        await DrawAsync("window");
        Shot(0, 0, Width, 30).ShouldAllBe(value => value == 0);
        server.Kill();
    }

    [Fact]
    public async Task It_fills_the_screen_and_keeps_the_pictures_shape()
    {
        using var server = await StartServer();
        await using var player = new SloganPlayer("全民反诈，你我同行", speed: 0, "200x60", "window?fullscreen=1");
        await player.Plays();

        // 200x60 on 400x240 is 400x120 between two black bars of 60.
        try
        {
            await Eventually.Holds("bars and picture are there", () =>
                Array.TrueForAll(Shot(0, 0, Width, 60), value => value == 0)
                && Array.TrueForAll(Shot(0, 180, Width, 60), value => value == 0)
                && Array.Exists(Shot(0, 60, 100, 120), value => value > 128), Patience);
        }
        finally
        {
            await DrawAsync("window-fullscreen");
        }

        server.Kill();
    }

    [Fact]
    public async Task A_desktop_that_goes_away_is_said_and_the_window_comes_back_with_it()
    {
        using var lost = await StartServer();
        using var receiver = new Datagrams();
        await using var player = new SloganPlayer("全民反诈，你我同行", speed: 0, "320x180",
            "window?x=40&y=30&borderless=1", $"led-udp:127.0.0.1:{receiver.Port}");
        await player.Plays();
        var preview = await player.PreviewAsync();
        await Eventually.Holds("it is there", () => Shot(40, 30, 320, 180).SequenceEqual(preview), Patience);

        lost.Kill();
        lost.WaitForExit();
        await Eventually.Holds("it is said", async () =>
            (await player.FaultsAsync()).Any(f => f.StartsWith("window", StringComparison.Ordinal)), Patience);
        await FaultSheet.AddAsync("6a", "桌面消失，别的输出照常", "desktop gone, other outputs go on",
            await player.PreviewPngAsync());
        using var again = await StartServer(_display);

        try
        {
            await Eventually.Holds("it is back", () => Shot(40, 30, 320, 180).SequenceEqual(preview), Patience);
        }
        catch (TimeoutException)
        {
            await DrawAsync("window-not-back");
            output.WriteLine(string.Join('\n', await player.FaultsAsync()));
            throw;
        }

        await Eventually.Holds("the fault is over", async () => (await player.FaultsAsync()).Count == 0, Patience);
        await FaultSheet.AddAsync("6b", "桌面恢复", "desktop back", await player.PreviewPngAsync());
        receiver.Next().Length.ShouldBeGreaterThan(0);
        again.Kill();
    }

    private string? _display;

    /// <summary>Starts an X server on a number that it finds by itself, or on that of one that went.</summary>
    private async Task<Process> StartServer(string? display = null)
    {
        var start = new ProcessStartInfo("Xvfb", [
            .. display is null ? (string[])[] : [display], "-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24",
            "-fbdir", _folder.At("fb/."), "-nolisten", "tcp"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        var server = Process.Start(start)!;
        var number = await server.StandardOutput.ReadLineAsync();
        number.ShouldNotBeNull(await ErrorsOf(server));
        _display = display ?? ":" + number;
        Environment.SetEnvironmentVariable("DISPLAY", _display);
        return server;
    }

    private static async Task<string> ErrorsOf(Process server) =>
        server.HasExited ? await server.StandardError.ReadToEndAsync() : "";

    /// <summary>A part of the desktop as R, G, B, out of X's memory, a window dump (X11/XWDFile.h) of 32 bits a
    /// pixel.</summary>
    private byte[] Shot(int left, int top, int width, int height)
    {
        using var file = new FileStream(_folder.At("fb/Xvfb_screen0"), FileMode.Open, FileAccess.Read,
            FileShare.ReadWrite);
        var dump = new byte[file.Length];
        file.ReadExactly(dump);
        int Field(int number) => BinaryPrimitives.ReadInt32BigEndian(dump.AsSpan(number * 4));
        var (pixels, line) = (Field(0) + Field(19) * 12, Field(12));
        (Field(4), Field(5), Field(11)).ShouldBe((Width, Height, 32));
        var shot = new byte[width * height * 3];
        for (var at = 0; at < shot.Length; at += 3)
        {
            var (x, y) = (at / 3 % width + left, at / 3 / width + top);
            var pixel = dump.AsSpan(pixels + y * line + x * 4, 4);
            (shot[at], shot[at + 1], shot[at + 2]) = (pixel[2], pixel[1], pixel[0]);
        }

        return shot;
    }

    /// <summary>For people to look at: artifacts/pictures.</summary>
    private async Task DrawAsync(string name)
    {
        var folder = Directory.CreateDirectory(Repository.At("artifacts/pictures")).FullName;
        var raw = _folder.Write("shot.rgb", Shot(0, 0, Width, Height));
        var drawn = await Tool.Run("ffmpeg", [
            "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{Width}x{Height}", "-i", raw,
            Path.Combine(folder, $"{name}.png")]);
        drawn.Exit.ShouldBe(0, drawn.All);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("DISPLAY", _before);
        _folder.Dispose();
    }
}
