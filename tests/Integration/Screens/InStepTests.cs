using System.Diagnostics;
using NodaTime;
using Shouldly;
using Signage.Cli.Programs;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Tests.Support;
using Signage.Tests.Support.Led;
using Xunit;

namespace Signage.Tests.Integration.Screens;

/// <summary>
/// Two players of their own processes with one playlist: two clips in turn, whose pictures are numbered by their
/// brightness, on a panel of DDP each. Ten minutes in <c>soak</c>.
/// </summary>
[Collection("screens")]
public sealed class InStepTests(ITestOutputHelper output) : IDisposable
{
    private const int Rate = 25;
    private const int ClipFrames = 80;
    private const int SettleSeconds = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly TempFolder _folder = new();

    private static int Seconds => int.TryParse(
        Environment.GetEnvironmentVariable("SIGNAGE_STEP_SECONDS"), out var seconds) ? seconds : 6;

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Two_players_show_the_same_frame_and_one_that_was_restarted_falls_into_step()
    {
        var playlist = await PlaylistAsync();
        using var one = new Panel();
        using var other = new Panel();
        await using var first = Start("one", playlist, one);
        var second = Start("two", playlist, other);
        await Eventually.Holds("both are on", () => one.Read() >= 0 && other.Read() >= 0, Patience);

        await InStepAsync("side by side", one, other, Seconds);
        second.Kill();
        await second.DisposeAsync();
        await using var again = Start("two", playlist, other);
        await Eventually.Holds("it is back", () => other.Frames > 0 && other.Read() >= 0, Patience);
        await InStepAsync("after the restart", one, other, Math.Max(5, Seconds / 10));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Looks once a second, whether both show the same frame, or the next. In soak so many times, in the suite until so
    /// many in a row were.
    /// </summary>
    private async Task InStepAsync(string when, Panel one, Panel other, int seconds)
    {
        var (looked, apart, inStep) = (0, new List<(int Second, string Told)>(), 0);
        var watch = Stopwatch.StartNew();
        while (Soak.IsOn ? looked < seconds : inStep < seconds)
        {
            watch.Elapsed.ShouldBeLessThan(
                TimeSpan.FromSeconds(seconds) + Patience, string.Join('\n', apart.Select(a => a.Told)));
            var due = TimeSpan.FromSeconds(++looked);
            while (watch.Elapsed < due)
            {
                one.Read();
                other.Read();
                await Task.Delay(2);
            }

            var (a, b) = (one.Read(), other.Read());
            const int Cycle = 2 * ClipFrames;
            var distance = Math.Min(((a - b) % Cycle + Cycle) % Cycle, ((b - a) % Cycle + Cycle) % Cycle);
            inStep = a >= 0 && b >= 0 && distance <= 1 ? inStep + 1 : 0;
            if (inStep == 0)
            {
                apart.Add((looked, $"{when}, second {looked}: frames {a} and {b}"));
            }
        }

        output.WriteLine($"{when}: {looked} seconds looked at, {apart.Count} apart by more than a frame");
        apart.ForEach(a => output.WriteLine(a.Told));
        // A look on a machine that stands still for a moment may see one of them late; they do not stay apart.
        apart.Count(a => Soak.IsOn && a.Second > SettleSeconds).ShouldBeLessThanOrEqualTo(seconds / 100);
        apart.Zip(apart.Skip(1)).ShouldNotContain(pair =>
            Soak.IsOn && pair.First.Second > SettleSeconds && pair.Second.Second == pair.First.Second + 1);
    }

    private ChildProgram Start(string name, string playlist, Panel panel) =>
        ChildProgram.Start("player", name, _folder.At("logs"), [
            "--folder", _folder.At($"{name}/p"), "--playlist", playlist, "--size", "16x16", "--http-port", "0",
            "--fps", $"{Rate}", "--screen", $"ddp://127.0.0.1:{panel.Port}", "--speaker", "none"]);

    private async Task<string> PlaylistAsync()
    {
        var files = new List<string>();
        var now = SystemClock.Instance.GetCurrentInstant();
        var from = InstantText.Format(now - Duration.FromDays(1));
        var until = InstantText.Format(now + Duration.FromDays(1));
        foreach (var (name, first) in new[] { ("a", 0), ("b", ClipFrames) })
        {
            var path = _folder.At($"{name}.mp4");
            var made = await Tool.Run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i",
                $"nullsrc=s=16x16:r={Rate}:d={ClipFrames / (double)Rate:0.0}", "-vf",
                $"geq=lum='20+N+{first}':cb=128:cr=128,format=yuv420p", "-c:v", "libx264", "-qp", "0", "-g", "25",
                path]);
            made.Exit.ShouldBe(0, made.Errors);
            var bytes = await File.ReadAllBytesAsync(path);
            files.Add($$"""
                { "sha256": "{{Sha256Hash.Of(bytes)}}", "asset": "{{name}}", "kind": "clip", "title": "{{name}}",
                  "type": "video/mp4", "bytes": {{bytes.Length}}, "lengthMs": 3200, "src": "{{name}}.mp4" }
                """);
        }

        var slots = files.Select((file, i) =>
            $$"""{ "item": "i{{i}}", "file": "{{file.Split('"')[3]}}", "lengthMs": 3200 }""");
        return _folder.Write("my.json", $$"""
            {
              "format": "signage-playlist-1", "from": "{{from}}", "until": "{{until}}",
              "files": [{{string.Join(',', files)}}],
              "loops": [{ "id": "main", "slots": [{{string.Join(',', slots)}}] }],
              "spans": [
                { "lane": "picture", "from": "{{from}}", "until": "{{until}}", "loop": "main", "anchor": "{{from}}" }
              ]
            }
            """);
    }

    /// <summary>A panel that tells which of the numbered frames it shows.</summary>
    private sealed class Panel : IDisposable
    {
        private readonly Datagrams _datagrams = new();
        private DdpPanel _panel = new(16, 16);

        internal int Port => _datagrams.Port;

        internal int Frames => _panel.Frames;

        /// <summary>Number of the newest frame in the cycle of both clips; -1 for what is none of them.</summary>
        internal int Read()
        {
            while (!_datagrams.IsEmpty)
            {
                var datagram = _datagrams.Next();
                try
                {
                    _panel.Take(datagram);
                }
                catch (FormatException)
                {
                    // Another player began to send: its sequence is its own.
                    _panel = new DdpPanel(16, 16);
                    _panel.Take(datagram);
                }
            }

            var (middle, corner) = (_panel.Rgb[^360], _panel.Rgb[0]);
            // Luma 16 to 235 becomes 0 to 255.
            var number = (int)Math.Round(middle * 219 / 255.0 + 16) - 20;
            return _panel.Frames > 0 && middle == corner && number is >= 0 and < 2 * ClipFrames ? number : -1;
        }

        public void Dispose() => _datagrams.Dispose();
    }
}
