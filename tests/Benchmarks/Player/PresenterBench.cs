using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Cache;
using Signage.Player.Picture;
using Signage.Player.Presenting;
using Signage.Player.Running;
using Signage.Player.Screens;
using Signage.Player.Spool;
using Signage.Playout.Timelines;

namespace Signage.Benchmarks.Player;

/// <summary>A real presenter in this process: what a frame allocates, and how many joins are late.</summary>
internal static class PresenterBench
{
    private static readonly Duration Item = Duration.FromMilliseconds(600);

    internal static async Task RunAsync(Figures figures, string folder, BenchClips clips, int joins)
    {
        using var typefaces = Typefaces.Load(null);
        var from = Soon();
        var clip = BenchPlaylist.Of(folder, clips.Rendition, clips.Logo, from, Duration.FromSeconds(15));
        var gauge = new Gauge();
        await PlayAsync(folder, "clip", clip, new Stage(1280, 720, 30, typefaces) { Pixels = PixelFormat.I420 }, gauge);
        figures.Add("alloc_bytes_per_frame", gauge.BytesPerFrame);

        var playlist = Joins(folder, clips.Small, Soon(), joins);
        var stage = new Stage(640, 360, 30, typefaces) { Pixels = PixelFormat.I420 };
        await PlayAsync(folder, "joins", playlist, stage, new NullScreen());
        figures.Add("late_joins_per_1000", 1000.0 * LateIn(Path.Combine(folder, "joins"), joins) / joins);
    }

    private static Instant Soon() =>
        Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() + 4);

    private static Playlist Joins(string folder, string clip, Instant from, int joins)
    {
        var file = BenchPlaylist.FileOf(folder, clip, AssetKind.Clip, "video/mp4");
        var length = Item * joins;
        return new Playlist
        {
            Format = Playlist.FormatName,
            From = from,
            Until = from + length,
            Files = [file],
            Loops = [BenchPlaylist.LoopOf("join", file, Item)],
            Spans = [BenchPlaylist.SpanOf(Lane.Picture, "join", from, length)],
        };
    }

    private static async Task PlayAsync(string folder, string name, Playlist playlist, Stage stage, IScreen screen)
    {
        var clock = new PlayerClock(TimeProvider.System);
        using var journal = new Journal(Path.Combine(folder, name), "local", "local", clock);
        var shelf = new LocalShelf(folder, new MediaCache(Path.Combine(folder, "cache")));
        using var presenter = new Presenter(clock, journal, shelf, stage, [screen], speakers: null,
            SoundOptions.Default);
        LocalPlaylist.PutOn(presenter, new Timeline(playlist, Sha256Hash.Of(playlist.ToBytes())), shelf);
        using var stop = new CancellationTokenSource(
            (playlist.Until + Duration.FromSeconds(1)).ToDateTimeOffset() - TimeProvider.System.GetUtcNow());
        await Task.Factory.StartNew(() => presenter.Run(stop.Token), TaskCreationOptions.LongRunning);
    }

    /// <summary>Joins whose first picture came more than a frame after its time, or not at all.</summary>
    private static int LateIn(string journal, int joins)
    {
        var starts = Directory.EnumerateFiles(journal, "*.journal").Order(StringComparer.Ordinal)
            .SelectMany(RecordsOf)
            .Where(record => record.Kind == RecordKind.Start && record.Item == "join")
            .ToList();
        var frame = Duration.FromSeconds(1) / 30;
        var onTime = starts.Count(record => record.At - record.PlannedStart <= frame);
        return joins - onTime;
    }

    private static IEnumerable<JournalRecord> RecordsOf(string segment)
    {
        var bytes = File.ReadAllBytes(segment).AsMemory();
        while (JournalFrame.TryRead(bytes.Span, out var line, out _, out var length))
        {
            if (JournalRecord.TryRead(line, out var record, out _))
            {
                yield return record;
            }

            bytes = bytes[length..];
        }
    }

    /// <summary>Counts what the presenter's thread allocates from one picture to the next, once it has
    /// settled.</summary>
    private sealed class Gauge : IScreen
    {
        private const int Settled = 150;

        private int _frames;
        private long _first;
        private long _last;

        public string Name => "gauge";

        public PixelFormat? Takes => null;

        public double BytesPerFrame => (double)(_last - _first) / (_frames - Settled);

        public void Show(PixelBuffer picture, bool changed)
        {
            // The last seconds belong to the end of the item.
            if (++_frames > 400)
            {
                _frames = 400;
                return;
            }

            _last = GC.GetAllocatedBytesForCurrentThread();
            if (_frames == Settled)
            {
                _first = _last;
            }
        }

        public void Dispose()
        {
        }
    }
}
