using System.Globalization;
using System.Text.Json.Nodes;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>
/// A click due every five seconds, played by the real player into a PulseAudio null sink of the benchmark's own and
/// recorded from its monitor: how late it is there. Liquidsoap plays the same click at the same instants of its clock.
/// </summary>
internal static class SoundClicks
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    internal static async Task MeasureAsync(Figures figures, bool quick)
    {
        await Peer.InstallAsync("pulseaudio", "pulseaudio", "pulseaudio-utils");
        await Peer.InstallAsync("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so", "libasound2-plugins");
        var trials = quick ? 12 : 60;
        using var folder = new TempFolder();
        var click = folder.At("click.wav");
        await Tool.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i",
            "aevalsrc=0.9*lt(t\\,0.02)*cos(2*PI*1000*t):s=48000:d=0.1", "-ac", "2", click]);
        Report(figures, "click", await OursAsync(folder, click, trials));
        Report(figures, "click_liquidsoap", await LiquidsoapAsync(folder, click, trials));
    }

    private static void Report(Figures figures, string key, List<double> late)
    {
        Figures.Say($"{key}: {string.Join(' ', late.Select(ms => ms.ToString("F1", CultureInfo.InvariantCulture)))}");
        figures.Add($"{key}_trials", late.Count, digits: 0);
        if (late.Count == 0)
        {
            return;
        }

        figures.Add($"{key}_late_ms_p50", Figures.Median(late), digits: 1);
        figures.Add($"{key}_late_ms_p99", Figures.Percentile(late, 99), digits: 1);
        figures.Add($"{key}_late_ms_least", late.Min(), digits: 1);
    }

    private static async Task<List<double>> OursAsync(TempFolder folder, string click, int trials)
    {
        await using var sink = await PulseSink.StartAsync(folder.At("ours"));
        var first = NextWhole(TimeProvider.System.GetUtcNow() + WarmUp);
        var list = folder.Write("clicks.json", Playlist(click, first, trials));
        var player = Path.Combine(
            Repository.Root, "artifacts", "bin", "Signage.Player", "release", "Signage.Player.dll");
        using var process = sink.Start(Environment.ProcessPath!,
        [
            player, "--playlist", list, "--folder", folder.At("player"), "--screen", "none", "--speaker", "alsa:pulse",
        ]);
        return await sink.LateAsync(process, first, Between, trials);
    }

    private static async Task<List<double>> LiquidsoapAsync(TempFolder folder, string click, int trials)
    {
        await Peer.InstallAsync("liquidsoap", "liquidsoap");
        await using var sink = await PulseSink.StartAsync(folder.At("theirs"));
        var first = NextWhole(TimeProvider.System.GetUtcNow() + WarmUp);
        var seconds = string.Join(" or ", Enumerable.Range(0, 12).Select(i => $"{i * 5}s"));
        var script = folder.Write("clicks.liq", $$"""
            settings.init.allow_root.set(true)
            settings.log.stdout.set(false)
            settings.log.file.set(false)
            settings.frame.audio.samplerate.set(48000)
            click = single("{{click}}")
            s = switch(track_sensitive=false, [(predicate.once({ {{seconds}} }), click), ({true}, blank())])
            output.pulseaudio(s)
            """);
        using var process = sink.Start("liquidsoap", [script]);
        return await sink.LateAsync(process, first, Between, trials);
    }

    private static DateTimeOffset NextWhole(DateTimeOffset after)
    {
        var ticks = (after.UtcTicks / Between.Ticks + 1) * Between.Ticks;
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static string Playlist(string click, DateTimeOffset first, int trials)
    {
        var bytes = File.ReadAllBytes(click);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        static string Iso(DateTimeOffset at) =>
            at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["format"] = "signage-playlist-1",
            ["from"] = Iso(first - WarmUp - WarmUp),
            ["until"] = Iso(first + ((trials + 2) * Between)),
            ["files"] = new JsonArray(new JsonObject
            {
                ["sha256"] = hash, ["asset"] = "click", ["kind"] = "sound", ["title"] = "click", ["type"] = "audio/wav",
                ["bytes"] = bytes.Length, ["lengthMs"] = 100, ["src"] = Path.GetFileName(click),
            }),
            ["cues"] = new JsonArray([.. Enumerable.Range(0, trials).Select(i => (JsonNode)new JsonObject
            {
                ["item"] = $"click-{i}", ["lane"] = "sound", ["at"] = Iso(first + (i * Between)), ["file"] = hash,
                ["lengthMs"] = 100, ["interrupt"] = "stop",
            })]),
        }.ToJsonString();
    }
}
