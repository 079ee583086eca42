using NodaTime;
using Shouldly;
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
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>A real presenter on its own thread, with real files, ffmpeg and a journal, and a screen that a test looks
/// at.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Journal _journal;
    private readonly Typefaces _typefaces = Typefaces.Load(null);
    private readonly Task _running;

    public Stand(
        TempFolder folder, Playlist playlist, int width, int height, int framesPerSecond, PixelFormat pixels,
        Action<Stand, PixelBuffer>? shown = null)
    {
        var clock = new PlayerClock(TimeProvider.System);
        Spool = folder.At($"journal-{Guid.NewGuid():N}");
        _journal = new Journal(Spool, "local", "local", clock);
        var shelf = new LocalShelf(folder.Root, new MediaCache(folder.At("cache")));
        Stage = new Stage(width, height, framesPerSecond, _typefaces) { Pixels = pixels };
        var screen = new Screen(pixels, picture => shown?.Invoke(this, picture));
        Presenter = new Presenter(clock, _journal, shelf, Stage, [screen], speakers: null, SoundOptions.Default);
        LocalPlaylist.PutOn(Presenter, new Timeline(playlist, Sha256Hash.Of(playlist.ToBytes())), shelf);
        _running = Task.Factory.StartNew(() => Presenter.Run(_stop.Token), TaskCreationOptions.LongRunning);
    }

    public Presenter Presenter { get; }

    public Stage Stage { get; }

    public string Spool { get; }

    /// <summary>Ends it; its journal in the order of its records.</summary>
    public async Task<IReadOnlyList<JournalRecord>> RecordsAsync()
    {
        await EndAsync();
        return RecordsIn(Spool);
    }

    /// <summary>The records of a journal that nobody writes any more.</summary>
    public static IReadOnlyList<JournalRecord> RecordsIn(string spool) =>
        [.. Directory.EnumerateFiles(spool, "*.journal").Order(StringComparer.Ordinal).SelectMany(Read)];

    public static async Task FfmpegAsync(string to, params string[] how)
    {
        var made = await Tool.Run("ffmpeg", ["-v", "error", "-y", .. how, to]);
        made.Exit.ShouldBe(0, made.Errors);
    }

    public static PlaylistFile FileOf(
        TempFolder folder, string name, AssetKind kind = AssetKind.Clip, string type = "video/mp4")
    {
        var bytes = File.ReadAllBytes(folder.At(name));
        return new PlaylistFile
        {
            Sha256 = Sha256Hash.Of(bytes), Asset = name, Kind = kind, Title = name, Type = type,
            Bytes = Math.Max(1, bytes.Length), Src = name,
        };
    }

    public static PlaylistFile SloganOf(TempFolder folder, string name, SloganDocument slogan)
    {
        folder.Write(name, slogan.ToBytes());
        return FileOf(folder, name, AssetKind.Slogan, SloganDocument.MediaType);
    }

    /// <summary>Each lane a loop of its own, from an instant on for an hour.</summary>
    public static Playlist PlaylistOf(
        Instant from, IReadOnlyList<LayoutElement> layout, IEnumerable<PlaylistFile> others,
        params (Lane Lane, (PlaylistFile File, int Ms)[] Slots)[] lanes) => new()
        {
            Format = Playlist.FormatName,
            From = from,
            Until = from + Duration.FromHours(1),
            Files = [.. lanes.SelectMany(lane => lane.Slots).Select(slot => slot.File).Concat(others).Distinct()],
            Loops = [.. lanes.Select(lane => new Loop
            {
                Id = $"{lane.Lane}",
                Slots = [.. lane.Slots.Select((slot, i) => new Slot
                {
                    Item = $"{lane.Lane}-{i}", File = slot.File.Sha256, LengthMs = slot.Ms,
                })],
            })],
            Spans = [.. lanes.Select(lane => new LaneSpan
            {
                Lane = lane.Lane, Loop = $"{lane.Lane}", From = from, Until = from + Duration.FromHours(1),
            })],
            Layout = [.. layout],
        };

    public static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private static IEnumerable<JournalRecord> Read(string segment)
    {
        var bytes = File.ReadAllBytes(segment).AsMemory();
        while (JournalFrame.TryRead(bytes.Span, out var line, out _, out var length))
        {
            JournalRecord.TryRead(line, out var record, out var reason).ShouldBeTrue(reason);
            yield return record!;
            bytes = bytes[length..];
        }
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _journal.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Presenter.Dispose();
        _typefaces.Dispose();
        _stop.Dispose();
    }

    private sealed class Screen(PixelFormat pixels, Action<PixelBuffer> shown) : IScreen
    {
        public string Name => "stand";

        public PixelFormat? Takes => pixels;

        public void Show(PixelBuffer picture, bool changed) => shown(picture);

        public void Dispose()
        {
        }
    }
}
