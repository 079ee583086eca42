using System.Globalization;
using NodaTime;
using Signage.Player.Speakers;
using Signage.Playout.Timelines;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>
/// An hour of MP3 with a crossfade every five minutes and a voice over it every minute, to null: our graph in a process
/// of its own, ffmpeg that only decodes the same hour, and liquidsoap doing the same as we do. The three take turns.
/// </summary>
internal static class SoundCost
{
    internal const string ChildVerb = "sound-hour";
    private const int Files = 12;
    private const int FileSeconds = 300;
    private const int VoiceSeconds = 10;
    private static readonly Duration Crossfade = Duration.FromSeconds(3);

    internal static async Task MeasureAsync(Figures figures, bool quick)
    {
        await Peer.InstallAsync("liquidsoap", "liquidsoap");
        using var folder = new TempFolder();
        await CompareAsync(figures, folder, 48_000, "sound", quick ? 1 : 3);
        await CompareAsync(figures, folder, 44_100, "sound_44100", quick ? 1 : 3);
    }

    /// <summary>What the child does: the hour through the graph.</summary>
    internal static int RunHour(string music, string voice)
    {
        using var rig = new SoundRig(new NullSpeaker(), Crossfade);
        var slot = Duration.FromSeconds(FileSeconds) - Crossfade;
        var at = SoundRig.Noon;
        var next = rig.Play(music, at, slot, PlaySource.Loop);
        SoundRig.Prime(rig.Stage.Lane, next);
        for (var file = 0; file < Files; file++)
        {
            rig.Stage.Lane.Turn(next, at);
            next = rig.Play(music, at + slot, slot, PlaySource.Loop);
            rig.Stage.Lane.Prime(file + 1 < Files ? next.Play : null);
            for (var end = at + slot; at < end; at += SoundRig.Block)
            {
                Duck(rig, at, voice);
                rig.PlayBlock(at);
            }
        }

        return 0;
    }

    private static void Duck(SoundRig rig, Instant at, string voice)
    {
        var second = (at - SoundRig.Noon).TotalSeconds % 60;
        if (second == 30)
        {
            var over = rig.Play(voice, at, Duration.FromSeconds(VoiceSeconds), PlaySource.Cue);
            SoundRig.Prime(rig.Stage.Over, over);
            rig.Stage.Over.Turn(over, at);
        }
        else if (second == 30 + VoiceSeconds)
        {
            rig.Stage.Over.Turn(null, at);
        }
    }

    private static async Task CompareAsync(Figures figures, TempFolder folder, int rate, string key, int rounds)
    {
        var music = await MakeAsync(folder, $"music-{rate}.mp3", rate, FileSeconds, 128);
        var voice = await MakeAsync(folder, $"voice-{rate}.mp3", rate, VoiceSeconds, 64);
        var script = folder.Write($"hour-{rate}.liq", Script(folder, music, voice));
        var (ours, ffmpeg, liquidsoap) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await Peer.CpuAsync(
                Environment.ProcessPath!, typeof(SoundCost).Assembly.Location, ChildVerb, music, voice));
            ffmpeg.Add(await Peer.CpuAsync(
                "ffmpeg", "-v", "error", "-stream_loop", $"{Files - 1}", "-i", music, "-f", "null", "-"));
            liquidsoap.Add(await Peer.CpuAsync("liquidsoap", script));
            Figures.Say(string.Create(CultureInfo.InvariantCulture,
                $"an hour at {rate} Hz: {ours[^1]:F2} s, ffmpeg {ffmpeg[^1]:F2} s, liquidsoap {liquidsoap[^1]:F2} s"));
        }

        figures.Add($"{key}_vs_ffmpeg", Figures.Median(ours.Zip(ffmpeg, (o, f) => o / f)));
        figures.Add($"{key}_vs_liquidsoap", Figures.Median(ours.Zip(liquidsoap, (o, l) => o / l)));
    }

    // Tones that come and go over noise: as hard for a decoder as music is.
    private static async Task<string> MakeAsync(TempFolder folder, string name, int rate, int seconds, int kilobits)
    {
        var path = folder.At(name);
        var made = await Tool.Run("ffmpeg",
        [
            "-v", "error", "-f", "lavfi", "-i", $"sine=f=330:r={rate}:d={seconds},tremolo=f=3:d=0.5", "-f", "lavfi",
            "-i", $"anoisesrc=c=pink:a=0.2:r={rate}:d={seconds}", "-filter_complex", "amix=2", "-ac", "2",
            "-c:a", "libmp3lame", "-b:a", $"{kilobits}k", path,
        ]);
        return made.Exit == 0 ? path : throw new InvalidOperationException(made.All);
    }

    private static string Script(TempFolder folder, string music, string voice)
    {
        var list = folder.Write($"{Path.GetFileName(music)}.m3u",
            string.Concat(Enumerable.Repeat(music + "\n", Files)));
        return $$"""
            settings.init.allow_root.set(true)
            settings.log.stdout.set(false)
            settings.log.file.set(false)
            settings.frame.audio.samplerate.set(48000)
            music = playlist(mode="normal", loop=false, reload_mode="never", "{{list}}")
            music = crossfade(duration=3., music)
            voice = delay(50., single("{{voice}}"))
            mixed = smooth_add(duration=0.2, p=0.25, normal=music, special=voice)
            clock.assign_new(sync="none", [mixed])
            output.dummy(fallible=true, mixed)
            output.dummy(fallible=true, on_stop=shutdown, music)
            """;
    }
}
