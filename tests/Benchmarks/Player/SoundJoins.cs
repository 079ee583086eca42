using NodaTime;
using Signage.Player.Speakers;
using Signage.Playout.Timelines;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>A sine cut in two, each half encoded by LAME, played one after the other: how many samples are
/// off.</summary>
internal static class SoundJoins
{
    private const int Rate = 48_000;
    private const int WholeFrames = 3 * Rate;

    // Not a whole number of milliseconds, as lengths seldom are.
    private const int Cut = 72_013;
    private const int FurthestShift = 2_000;

    internal static async Task MeasureAsync(Figures figures, bool quick)
    {
        using var folder = new TempFolder();
        // Its frequency rises, so that no shift but the right one fits.
        const string chirp = "aevalsrc=0.5*sin(2*PI*(300+200*t)*t):s=48000:d=3";
        var whole = await MakeAsync(folder, "whole.wav", chirp, "anull");
        var first = await MakeAsync(folder, "first.mp3", chirp, $"atrim=end_sample={Cut}");
        var second = await MakeAsync(folder, "second.mp3", chirp, $"atrim=start_sample={Cut},asetpts=N/SR/TB");
        var heard = Play(first, second);
        var wanted = ReadWav(whole);
        var off = Math.Abs(heard.Count - wanted.Length) + Math.Abs(ShiftBehind(heard, wanted));
        figures.Add("gapless_samples_off", off, digits: 0);
    }

    private static List<short> Play(string first, string second)
    {
        var speaker = new Recorder();
        using var rig = new SoundRig(speaker, Duration.Zero);
        var join = SoundRig.Noon + Duration.FromMilliseconds(Math.Ceiling(Cut * 1000.0 / Rate));
        var end = SoundRig.Noon + Duration.FromSeconds(3);
        var (one, two) = (rig.Play(first, SoundRig.Noon, join - SoundRig.Noon, PlaySource.Loop),
            rig.Play(second, join, end - join, PlaySource.Loop));
        SoundRig.Prime(rig.Stage.Lane, one);
        rig.Stage.Lane.Turn(one, SoundRig.Noon);
        SoundRig.Prime(rig.Stage.Lane, two);
        var at = SoundRig.Noon;
        for (; at + SoundRig.Block <= join; at += SoundRig.Block)
        {
            rig.PlayBlock(at);
        }

        rig.Stage.Play(at, join, 100, default, rig.Counters);
        rig.Stage.Finish(join, default, rig.Counters);
        rig.Stage.Lane.Turn(two, join);
        for (at = join; at < end; at += SoundRig.Block)
        {
            rig.PlayBlock(at);
        }

        rig.Stage.Finish(end, default, rig.Counters);
        return speaker.Left;
    }

    /// <summary>By how many frames what comes behind the join is displaced against the original.</summary>
    private static int ShiftBehind(List<short> heard, short[] wanted) => Enumerable
        .Range(-FurthestShift, (2 * FurthestShift) + 1)
        .MinBy(shift => Enumerable.Range(Cut + 5_000, 20_000).Sum(i =>
            Math.Abs((long)heard[i + shift] - wanted[i])));

    private static async Task<string> MakeAsync(TempFolder folder, string name, string source, string filter)
    {
        var path = folder.At(name);
        string[] codec = name.EndsWith(".mp3", StringComparison.Ordinal)
            ? ["-c:a", "libmp3lame", "-b:a", "192k"] : ["-c:a", "pcm_s16le"];
        var made = await Tool.Run(
            "ffmpeg", ["-v", "error", "-f", "lavfi", "-i", source, "-af", filter, "-ac", "1", .. codec, path]);
        return made.Exit == 0 ? path : throw new InvalidOperationException(made.All);
    }

    private static short[] ReadWav(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return System.Runtime.InteropServices.MemoryMarshal
            .Cast<byte, short>(bytes.AsSpan(bytes.Length - (2 * WholeFrames))).ToArray();
    }

    private sealed class Recorder : ISpeaker
    {
        internal List<short> Left { get; } = [];

        public string Name => "recorder";

        public TimeSpan Lead => TimeSpan.Zero;

        public long Underruns => 0;

        public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
        {
            for (var i = 0; i < samples.Length; i += 2)
            {
                Left.Add(samples[i]);
            }
        }

        public void Settle()
        {
        }

        public void Dispose()
        {
        }
    }
}
