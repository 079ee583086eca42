using System.Collections.Concurrent;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>The frame loop over real clips: without garbage, in step, and past what goes wrong.</summary>
public sealed class FrameLoopFacts : IDisposable
{
    private const int Numbers = 70;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(PixelFormat.I420)]
    [InlineData(PixelFormat.Bgra)]
    public async Task A_frame_with_clip_slogan_logo_and_clock_allocates_nothing(PixelFormat pixels)
    {
        await NumberedAsync("clip.mp4", seconds: 60);
        await Stand.FfmpegAsync(
            _folder.At("logo.png"), "-f", "lavfi", "-i", "color=red@0.5:s=40x20,format=rgba", "-frames:v", "1");
        var clip = Stand.FileOf(_folder, "clip.mp4");
        var logo = Stand.FileOf(_folder, "logo.png", AssetKind.Image, "image/png");
        var slogan = Stand.SloganOf(_folder, "slogan.json", new SloganDocument { Text = new string('诈', 60) });
        var playlist = Stand.PlaylistOf(Stand.Now,
            [Element(LayoutKind.Logo, 50) with { File = logo.Sha256 }, Element(LayoutKind.Clock, 500)], [logo],
            (Lane.Picture, [(clip, 60_000)]), (Lane.Ticker, [(slogan, 60_000)])) with
        {
            Triggers =
            [
                new Trigger
                {
                    Event = "transfer", Lane = Lane.Picture, Interrupt = Interrupt.Stop,
                    Slots = [new Slot { Item = "answer", File = clip.Sha256, LengthMs = 60_000 }],
                },
            ],
        };
        var (before, without, most) = (0L, 0, 0);

        await using var stand = new Stand(_folder, playlist, 320, 180, 30, pixels, (_, _) =>
        {
            var now = GC.GetAllocatedBytesForCurrentThread();
            without = now == before ? without + 1 : 0;
            (before, most) = (now, Math.Max(most, without));
        });

        // A second and a half: it holds a full redraw, and looks at what comes next several times.
        await Eventually.Holds("45 frames in a row without a byte", () => Volatile.Read(ref most) >= 45);
    }

    [Fact]
    public async Task Two_players_that_began_at_different_instants_show_the_same_frame_at_the_same_instant()
    {
        await NumberedAsync("clip.mp4", seconds: 2);
        await NumberedAsync("other.mp4", seconds: 1);
        var from = Stand.Now - Duration.FromMilliseconds(1_234);
        var playlist = Stand.PlaylistOf(from, [], [], (Lane.Picture,
            [(Stand.FileOf(_folder, "clip.mp4"), 2_000), (Stand.FileOf(_folder, "other.mp4"), 1_000)]));
        var (first, second) = (new ConcurrentDictionary<Instant, int>(), new ConcurrentDictionary<Instant, int>());
        await using var one = new Stand(_folder, playlist, 64, 36, 30, PixelFormat.I420, Into(first));
        await Eventually.Holds("the first shows the clip", () => first.Values.Any(number => number > 10));

        await using var two = new Stand(_folder, playlist, 64, 36, 30, PixelFormat.I420, Into(second));

        await Eventually.Holds(
            "both have shown the same for 60 frames in a row, across a join", () => LongestRun() >= 60);

        int LongestRun()
        {
            var (run, longest) = (0, 0);
            foreach (var (at, number) in second.OrderBy(frame => frame.Key))
            {
                var same = first.TryGetValue(at, out var other) && number == other && number >= 0;
                run = same ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
            return longest;
        }
    }

    [Theory]
    //          length ms, joined at ms
    [InlineData(1_000, 0)]
    [InlineData(1_000, 500)]
    [InlineData(1_000, 3_000)] // after its end
    [InlineData(2_500, 0)]     // its sound goes on for longer
    public async Task A_clip_shorter_than_its_turn_leaves_its_last_picture(int lengthMs, int joinedMs)
    {
        await NumberedAsync("clip.mp4", seconds: 1);
        var file = Stand.FileOf(_folder, "clip.mp4") with { LengthMs = lengthMs };
        var from = Stand.Now - Duration.FromMilliseconds(joinedMs);
        var numbers = new ConcurrentQueue<(Instant At, int Number)>();
        await using var stand = new Stand(
            _folder, Stand.PlaylistOf(from, [], [], (Lane.Picture, [(file, 30_000)])), 64, 36, 30, PixelFormat.I420,
            (s, picture) => numbers.Enqueue((s.Presenter.ShownAt, NumberIn(picture))));

        await Eventually.Holds("its last picture stays for three seconds", () =>
        {
            var lately = numbers.TakeLast(90).ToList();
            return lately.Count == 90 && lately.TrueForAll(shown => shown.Number == 29)
                && lately[^1].At - lately[0].At >= Duration.FromSeconds(2.5);
        }, TimeSpan.FromSeconds(30));

        var records = await stand.RecordsAsync();
        records.ShouldContain(record => record.Kind == RecordKind.Start);
        records[^1].State.ShouldBe("off");
        records.Last(record => record.Kind == RecordKind.Screen && record.State != "off").State.ShouldBe("on");
    }

    [Fact]
    public async Task A_decoder_that_hangs_is_replaced_while_its_last_picture_stays()
    {
        await NumberedAsync("clip.mp4", seconds: 30);
        var playlist = Stand.PlaylistOf(
            Stand.Now, [], [], (Lane.Picture, [(Stand.FileOf(_folder, "clip.mp4"), 30_000)]));
        var numbers = new ConcurrentQueue<int>();
        await using var stand = new Stand(
            _folder, playlist, 64, 36, 30, PixelFormat.I420, (_, picture) => numbers.Enqueue(NumberIn(picture)));
        await Eventually.Holds("the clip is on", () => numbers.Any(number => number > 5));

        Children.Stop(Children.Of("ffmpeg", _folder.Root));

        await Eventually.Holds("a fault is said", () => stand.Presenter.State.PictureFault == "frozen");
        await Eventually.Holds("and is over", () => stand.Presenter.State.PictureFault is null);
        var first = numbers.ToList().FindIndex(number => number >= 0);
        numbers.Skip(first).ShouldAllBe(number => number >= 0, "the card was seen in between");
        var screens = (await stand.RecordsAsync()).Where(record => record.Kind == RecordKind.Screen).ToList();
        screens.Select(record => record.State).ShouldBe(["card", "on", "fault", "on", "off"]);
        screens[2].Cause.ShouldBe("frozen");
    }

    [Fact]
    public async Task A_dark_scene_is_said_and_left_as_it_is()
    {
        await Stand.FfmpegAsync(_folder.At("night.mp4"), "-f", "lavfi", "-i", "color=black:s=64x36:r=30:d=30",
            "-vf", "drawbox=w=2:h=2:color=white:t=fill:enable='lt(t,0.5)'", "-c:v", "libx264", "-preset", "ultrafast",
            "-pix_fmt", "yuv420p");
        var playlist = Stand.PlaylistOf(
            Stand.Now, [], [], (Lane.Picture, [(Stand.FileOf(_folder, "night.mp4"), 30_000)]));
        var lit = new ConcurrentQueue<(Instant At, bool Lit)>();
        await using var stand = new Stand(_folder, playlist, 64, 36, 30, PixelFormat.I420,
            (s, picture) => lit.Enqueue((s.Presenter.ShownAt, Brightest(picture) > 40)));
        await Eventually.Holds("black is said", () => stand.Presenter.State.PictureFault == "black");
        var said = stand.Presenter.State.Now;

        await Eventually.Holds("three seconds of it were shown", () =>
            lit.Count(frame => frame.At > said + Duration.FromSeconds(3)) > 30);

        lit.Where(frame => frame.At >= said).ShouldAllBe(frame => !frame.Lit, "the card was seen");
        stand.Presenter.State.Picture.ShouldNotBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private static byte Brightest(PixelBuffer picture)
    {
        var most = (byte)0;
        foreach (var luma in picture.Plane(0))
            most = Math.Max(most, luma);
        return most;
    }

    private static LayoutElement Element(LayoutKind kind, int x) =>
        new() { Kind = kind, X = x, Y = 100, Width = 200, Height = 200 };

    private static Action<Stand, PixelBuffer> Into(ConcurrentDictionary<Instant, int> frames) =>
        (stand, picture) => frames[stand.Presenter.ShownAt] = NumberIn(picture);

    /// <summary>A clip whose n-th picture is as bright as n says.</summary>
    private Task NumberedAsync(string name, int seconds) => Stand.FfmpegAsync(
        _folder.At(name), "-f", "lavfi", "-i", $"nullsrc=s=64x36:r=30:d={seconds}", "-vf",
        $"geq=lum=20+mod(N\\,{Numbers})*3:cb=128:cr=128,format=yuv420p", "-c:v", "libx264", "-qp", "0", "-preset",
        "ultrafast", "-g", "15");

    /// <summary>Which picture of <see cref="Numbers"/> it is; -1 for one that is no clip's.</summary>
    private static int NumberIn(PixelBuffer picture)
    {
        var luma = picture.Plane(0);
        var (one, other) = (luma[0], luma[luma.Length / 2]);
        return one == other && luma[^1] == one && one >= 20 ? (one - 20 + 1) / 3 : -1;
    }
}
