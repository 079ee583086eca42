using NodaTime;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>The picture's part of <c>bench player</c>: processor time against other players, drawing against copying,
/// joins, allocation, memory.</summary>
internal static class PictureBench
{
    private static readonly Duration ClipLength = Duration.FromSeconds(20);

    internal static async Task RunAsync(Figures figures, bool quick)
    {
        await Peers.InstallAsync();
        var clips = await BenchClips.MakeAsync();
        await CompareAsync(figures, clips, quick ? 1 : 3);
        DrawingBench.Run(figures, clips.Logo);
        using var folder = new TempFolder();
        await PresenterBench.RunAsync(figures, folder.Root, clips, quick ? 100 : 1_000);
        await MemoryBench.RunAsync(figures, clips);
    }

    /// <summary>All take turns, so that what else the machine does falls on all of them.</summary>
    private static async Task CompareAsync(Figures figures, BenchClips clips, int rounds)
    {
        (string Name, Func<Task<double>> Run)[] runs =
        [
            ("decode", () => OtherAsync(Peers.Decode(clips.Original))),
            ("original", () => OursAsync(clips.Original, clips.Logo)),
            ("mezzanine", () => OursAsync(clips.Rendition, clips.Logo)),
            ("drawtext", () => OtherAsync(Peers.Drawtext(clips.Original, clips.Logo))),
            ("mpv", () => OtherAsync(Peers.Mpv(clips.Original, clips.Logo))),
            ("gst", () => OtherAsync(Peers.Gst(clips.Original, clips.Logo))),
        ];
        var times = runs.ToDictionary(run => run.Name, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in runs)
            {
                try
                {
                    times[name].Add(await run());
                    Figures.Say($"{name}: {times[name][^1]:F2} s of processor time");
                }
                catch (InvalidOperationException e) when (name is "mpv" or "gst")
                {
                    Figures.Say($"{name} is left out: {e.Message}");
                }
            }
        }

        void Ratio(string figure, string ours, string theirs)
        {
            if (times[theirs].Count == rounds)
            {
                figures.Add(figure, Figures.Median(times[ours].Zip(times[theirs], (o, t) => o / t)));
            }
        }

        Ratio("original_vs_decode", "original", "decode");
        Ratio("mezzanine_vs_decode", "mezzanine", "decode");
        Ratio("vs_ffmpeg_drawtext", "mezzanine", "drawtext");
        Ratio("vs_mpv", "mezzanine", "mpv");
        Ratio("vs_gst", "mezzanine", "gst");
    }

    private static Task<double> OtherAsync((string Program, string[] Arguments) peer) =>
        ProcessTime.OfAsync(peer.Program, peer.Arguments);

    /// <summary>The whole player, from its start to its end, with the clip once.</summary>
    private static async Task<double> OursAsync(string clip, string logo)
    {
        using var folder = new TempFolder();
        var now = SystemClock.Instance.GetCurrentInstant();
        var from = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + 4);
        var playlist = BenchPlaylist.Of(folder.Root, clip, logo, from, ClipLength);
        var path = folder.Write("playlist.json", playlist.ToBytes());
        return await ProcessTime.OfAsync(
            "dotnet", PlayerArguments(folder.Root, path, "1920x1080", 30),
            until: (from + ClipLength + Duration.FromSeconds(1)).ToDateTimeOffset());
    }

    internal static string[] PlayerArguments(string folder, string playlist, string size, int framesPerSecond) =>
    [
        Repository.At("artifacts/bin/Signage.Player/release/Signage.Player.dll"), "--playlist", playlist, "--folder",
        Path.Combine(folder, "player"), "--screen", "null", "--size", size, "--fps", $"{framesPerSecond}",
    ];
}
