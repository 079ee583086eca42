using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Signage.Benchmarks.Player;

/// <summary>A PulseAudio server of the benchmark's own with one null sink, whose monitor is recorded.</summary>
internal sealed class PulseSink : IAsyncDisposable
{
    private const int Rate = 48_000;
    private const int ChunkFrames = 480;
    private const int Threshold = 8_000;
    private readonly Process _server;
    private readonly string _folder;

    private PulseSink(Process server, string folder) => (_server, _folder) = (server, folder);

    private string Address => $"unix:{_folder}/socket";

    internal static async Task<PulseSink> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var socket = Path.Combine(folder, "socket");
        var server = Start(folder, "pulseaudio",
        [
            "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disallow-exit=yes", "-L",
            "module-null-sink sink_name=hall rate=48000 channels=2 format=s16le", "-L",
            $"module-native-protocol-unix auth-anonymous=1 socket={socket}",
        ], "");
        await Signage.Tests.Support.Eventually.Holds("PulseAudio is there", () => File.Exists(socket));
        return new PulseSink(server, folder);
    }

    /// <summary>Starts a program whose sound goes into the sink.</summary>
    internal Process Start(string program, IEnumerable<string> arguments) =>
        Start(_folder, program, arguments, Address);

    /// <summary>Records until the last trial is over and then ends the program.</summary>
    /// <returns>How late each click was, in milliseconds; those that never came are left out.</returns>
    internal async Task<List<double>> LateAsync(
        Process player, DateTimeOffset first, TimeSpan between, int trials)
    {
        using var recorder = Start("parec",
            ["-d", "hall.monitor", "--format=s16le", "--rate=48000", "--channels=2", "--raw", "--latency-msec=5"]);
        var clicks = new List<long>();
        var zero = await Task.Run(() => Record(recorder.StandardOutput.BaseStream, clicks,
            first + (trials * between)));
        recorder.Kill();
        player.Kill(entireProcessTree: true);
        return [.. Enumerable.Range(0, trials).SelectMany(i =>
        {
            var due = first + (i * between);
            return clicks.Select(frame => (zero + TimeSpan.FromSeconds((double)frame / Rate) - due).TotalMilliseconds)
                .Where(late => Math.Abs(late) < between.TotalMilliseconds / 2).Take(1);
        })];
    }

    /// <summary>Finds where clicks begin. Sound cannot be recorded before it is there: the chunk that came soonest says
    /// when frame 0 was.</summary>
    private static DateTimeOffset Record(Stream input, List<long> clicks, DateTimeOffset until)
    {
        var chunk = new byte[ChunkFrames * 4];
        var (frames, quiet, zero) = (0L, (long)Rate, DateTimeOffset.MaxValue);
        while (TimeProvider.System.GetUtcNow() < until)
        {
            input.ReadExactly(chunk);
            var now = TimeProvider.System.GetUtcNow();
            foreach (var frame in MemoryMarshal.Cast<byte, int>(chunk))
            {
                var loud = Math.Abs((int)unchecked((short)frame)) > Threshold;
                if (loud && quiet >= Rate)
                {
                    clicks.Add(frames);
                }

                quiet = loud ? 0 : quiet + 1;
                frames++;
            }

            var begin = now - TimeSpan.FromSeconds((double)frames / Rate);
            zero = begin < zero ? begin : zero;
        }

        return zero;
    }

    private static Process Start(string folder, string program, IEnumerable<string> arguments, string server)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            // What a program says is not for the figures.
            RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.Environment["PULSE_SERVER"] = server;
        start.Environment["HOME"] = folder;
        start.Environment["XDG_RUNTIME_DIR"] = folder;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    public ValueTask DisposeAsync()
    {
        _server.Kill(entireProcessTree: true);
        _server.Dispose();
        return ValueTask.CompletedTask;
    }
}
