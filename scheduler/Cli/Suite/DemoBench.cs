using System.Diagnostics;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Api;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Signage.Cli.Programs;

namespace Signage.Cli.Suite;

/// <summary><c>signage bench demo</c>: the figures of docs/PERFORMANCE.md, each measured in this run.</summary>
internal static class DemoBench
{
    private const int UploadMb = 256;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(20);

    internal static async Task<int> RunAsync(bool quick, CancellationToken ct)
    {
        var result = new JsonObject();
        using (var folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-bench-").FullName,
            temporary: true))
        {
            Output.Say("First start …");
            await StartAsync(folder, (_, _) => Task.CompletedTask, ct);
            Output.Say("Second start …");
            var clock = Stopwatch.StartNew();
            await StartAsync(folder, async (stage, people) =>
            {
                result["second_start_s"] = Math.Round(clock.Elapsed.TotalSeconds, 2);
                await MeasureProcessesAsync(stage, result, ct);
                result["upload_mb_s"] = await UploadAsync(folder, people.AsOperator, ct);
            }, ct);
        }

        var checks = new List<JsonObject>();
        for (var i = 0; i < (quick ? 1 : 3); i++)
        {
            Output.Say($"Check {i + 1} …");
            using var folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-bench-").FullName,
                temporary: true);
            await using var stage = new DemoStage(folder);
            checks.Add(await new DemoCheck(folder, stage, SystemClock.Instance).RunAsync(
                Path.Combine(Home.Samples, "clip.mp4"), Path.Combine(Home.Samples, "voice.mp3"), ct));
        }

        foreach (var name in new[] { "approval_to_first_frame_s", "withdraw_to_gone_s", "proof_lag_ms_p50" })
        {
            result[name] = checks.Select(c => (double?)c[name]).Order().ElementAt(checks.Count / 2);
        }

        Output.Result(result);
        return ExitCode.Done;
    }

    /// <summary>Brings the demo up to four endpoints on air, lets <paramref name="measure"/> look, and stops
    /// it.</summary>
    private static async Task StartAsync(DemoFolder folder, Func<DemoStage, DemoPeople, Task> measure,
        CancellationToken ct)
    {
        var state = DemoState.Load(folder.StateFile);
        await using var stage = new DemoStage(folder);
        using var people = await DemoCommand.BringUpAsync(folder, state, stage, ct);
        await measure(stage, people);
    }

    private static async Task MeasureProcessesAsync(DemoStage stage, JsonObject result, CancellationToken ct)
    {
        await Task.Delay(Settle, ct);
        var players = stage.Players.Select(p => p.Program.ProcessId).ToList();
        var before = players.Sum(CpuWithChildren);
        var watch = Stopwatch.StartNew();
        await Task.Delay(Watch, ct);
        result["cpu_players_percent"] = Math.Round((players.Sum(
            CpuWithChildren) - before) / watch.Elapsed.TotalSeconds * 100, 1);
        result["rss_bus_led_mb"] = Rounded(stage.Player(DemoEndpoint.BusLed).Program.ProcessId);
        result["rss_lobby_720p_mb"] = Rounded(stage.Player(DemoEndpoint.LobbyTv).Program.ProcessId);
        result["rss_scheduler_mb"] = Rounded(stage.Scheduler.ProcessId);
        result["rss_decoder_mb"] = Math.Round(
            await LargestDecoderAsync(stage.Player(DemoEndpoint.LobbyTv).Program.ProcessId, ct), 1);
    }

    // A decoder that ended between two readings moves its time to its parent, which has waited for it.
    private static double CpuWithChildren(int processId) =>
        ProcessReading.CpuSeconds(processId) + ProcessReading.ChildrenOf(processId).Sum(ProcessReading.CpuSeconds);

    private static async Task<double> LargestDecoderAsync(int player, CancellationToken ct)
    {
        var (largest, watch) = (0.0, Stopwatch.StartNew());
        while (watch.Elapsed < Watch)
        {
            try
            {
                largest = Math.Max(
                    largest, ProcessReading.ChildrenOf(player).Select(ProcessReading.ResidentMb).DefaultIfEmpty(
                        0).Max());
            }
            catch (IOException)
            {
                // It ended while it was read.
            }

            await Task.Delay(200, ct);
        }

        return largest;
    }

    private static double Rounded(int processId) => Math.Round(ProcessReading.ResidentMb(processId), 1);

    /// <summary>Sends random bytes; what they hold does not matter to the way they are stored and hashed.</summary>
    private static async Task<double> UploadAsync(DemoFolder folder, ApiClient api, CancellationToken ct)
    {
        var file = folder.In("upload.bin");
        var chunk = new byte[1024 * 1024];
        new Random(1).NextBytes(chunk);
        await using (var stream = File.Create(file))
        {
            for (var i = 0; i < UploadMb; i++)
            {
                await stream.WriteAsync(chunk, ct);
            }
        }

        var watch = Stopwatch.StartNew();
        await new Uploads(api, _ => { }).TransferAsync(file, null, null, ct);
        return Math.Round(UploadMb / watch.Elapsed.TotalSeconds, 1);
    }
}
