using System.Diagnostics;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Cache;
using Signage.Player.Picture;
using Signage.Player.Presenting;
using Signage.Player.Running;
using Signage.Player.Screens;
using Signage.Player.Speakers;
using Signage.Player.Spool;
using Signage.Playout.States;
using Signage.Playout.Timelines;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>
/// From an event to the first picture and the first sample of its item handed over: a real presenter at 25 pictures a
/// second with a 720p clip on, events at any moment between two pictures.
/// </summary>
internal static class TriggerBench
{
    private const int Trials = 50;
    private const int ItemMs = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static async Task RunAsync(Figures figures)
    {
        var clips = await BenchClips.MakeAsync();
        using var folder = new TempFolder();
        var (voice, white) = (folder.At("voice.wav"), folder.At("white.mp4"));
        await MakeAsync(voice, "sine=f=441:r=48000:d=1");
        await MakeAsync(white, "color=white:s=1280x720:r=25:d=1", "-pix_fmt", "yuv420p");
        var picture = await MeasureAsync(clips, white, AssetKind.Clip, Lane.Picture);
        var sound = await MeasureAsync(clips, voice, AssetKind.Sound, Lane.Sound);
        Say(figures, "trigger_picture_ms", picture);
        Say(figures, "trigger_sound_ms", sound);
        Say(figures, "trigger_ms", picture, sound);
    }

    /// <summary>Of several the latest.</summary>
    private static void Say(Figures figures, string name, params IReadOnlyList<double>[] all)
    {
        figures.Add($"{name}_p50", all.Max(Figures.Median), 1);
        figures.Add($"{name}_p99", all.Max(milliseconds => Figures.Percentile(milliseconds, 99)), 1);
    }

    private static async Task<IReadOnlyList<double>> MeasureAsync(
        BenchClips clips, string answer, AssetKind kind, Lane lane)
    {
        using var temp = new TempFolder();
        var folder = temp.Root;
        using var typefaces = Typefaces.Load(null);
        var stage = new Stage(1280, 720, 25, typefaces) { Pixels = PixelFormat.I420 };
        var (clock, witness) = (new PlayerClock(TimeProvider.System), new Witness(lane));
        using var journal = new Journal(Path.Combine(folder, $"{lane}-journal"), "local", "local", clock);
        var shelf = new LocalShelf(folder, new MediaCache(Path.Combine(folder, "cache")));
        var speakers = new SpeakerGroup([("witness", () => witness)]);
        using var presenter = new Presenter(clock, journal, shelf, stage, [witness], speakers, SoundOptions.Default);
        LocalPlaylist.PutOn(presenter, PlaylistOf(folder, clips, answer, kind, lane), shelf);
        using var stop = new CancellationTokenSource();
        var running = Task.Factory.StartNew(() => presenter.Run(stop.Token), TaskCreationOptions.LongRunning);
        var all = new List<double>();
        for (var trial = 0; trial < Trials; trial++)
        {
            Wait(() => presenter.ReadyForEvents > 0 && !IsOn(presenter.State));
            // Spread over the time between two pictures, which is 40 ms.
            Thread.Sleep(trial * 7 % 40);
            all.Add(witness.Time(() => presenter.Report(now => new PlayoutEvent.Triggered(now, "bench")), Patience));
        }

        await stop.CancelAsync();
        await running;
        return all;
    }

    private static bool IsOn(PlayoutState state) =>
        state is { Picture.Play.Item: "answer" } or { OverSound.Play.Item: "answer" };

    private static void Wait(Func<bool> until)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!until())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException("the player did not get ready for an event");
            }

            Thread.Sleep(1);
        }
    }

    private static Timeline PlaylistOf(
        string folder, BenchClips clips, string answer, AssetKind kind, Lane lane)
    {
        var from = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
        from = Instant.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
        var length = Duration.FromMinutes(10);
        var loop = BenchPlaylist.FileOf(folder, clips.Rendition, AssetKind.Clip, "video/mp4");
        var type = kind == AssetKind.Sound ? "audio/wav" : "video/mp4";
        var file = BenchPlaylist.FileOf(folder, answer, kind, type);
        var playlist = new Playlist
        {
            Format = Playlist.FormatName,
            From = from,
            Until = from + length,
            Files = [loop, file],
            Loops = [BenchPlaylist.LoopOf("loop", loop, Duration.FromSeconds(20))],
            Spans = [BenchPlaylist.SpanOf(Lane.Picture, "loop", from, length)],
            Triggers =
            [
                new Trigger
                {
                    Event = "bench", Lane = lane, Interrupt = lane == Lane.Sound ? Interrupt.Duck : Interrupt.Stop,
                    Slots = [new Slot { Item = "answer", File = file.Sha256, LengthMs = ItemMs }],
                },
            ],
        };
        return new Timeline(playlist, Sha256Hash.Of(playlist.ToBytes()));
    }

    private static async Task MakeAsync(string path, string what, params string[] how)
    {
        var made = await Tool.Run("ffmpeg", ["-y", "-v", "error", "-f", "lavfi", "-i", what, .. how, path]);
        if (made.Exit != 0)
        {
            throw new InvalidOperationException(made.All);
        }
    }

    /// <summary>Screen and speaker that note when the answer's first picture or sample is handed to them.</summary>
    private sealed class Witness(Lane lane) : IScreen, ISpeaker
    {
        private const byte White = 225;

        private readonly ManualResetEventSlim _seen = new();
        private long _seenAt;
        private volatile bool _wanted;

        public string Name => "witness";

        public PixelFormat? Takes => null;

        public TimeSpan Lead => TimeSpan.Zero;

        public long Underruns => 0;

        internal double Time(Action happens, TimeSpan patience)
        {
            _seen.Reset();
            _wanted = true;
            var begun = Stopwatch.GetTimestamp();
            happens();
            return _seen.Wait(patience)
                ? Stopwatch.GetElapsedTime(begun, Interlocked.Read(ref _seenAt)).TotalMilliseconds
                : throw new TimeoutException("the answer never came");
        }

        // The answer is white all over, or the only sound there is.
        public void Show(PixelBuffer picture, bool changed)
        {
            var luma = picture.Plane(0);
            Note(lane == Lane.Picture && luma[0] > White && luma[luma.Length / 2] > White && luma[^1] > White);
        }

        public void Play(ReadOnlySpan<short> samples, TimeSpan ahead) =>
            Note(lane == Lane.Sound && samples.ContainsAnyExcept((short)0));

        public void Settle()
        {
        }

        public void Dispose()
        {
        }

        private void Note(bool there)
        {
            if (!there || !_wanted)
            {
                return;
            }

            Interlocked.Exchange(ref _seenAt, Stopwatch.GetTimestamp());
            _wanted = false;
            _seen.Set();
        }
    }
}
