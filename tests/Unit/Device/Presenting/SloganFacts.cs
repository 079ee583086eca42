using System.Runtime.InteropServices;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>Slogans as they were approved, on screens of every size.</summary>
public sealed class SloganFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task On_an_LED_a_slogan_has_the_colour_and_the_ground_that_were_approved()
    {
        var slogan = Stand.SloganOf(_folder, "slogan.json", new SloganDocument
        {
            Text = "反诈", Style = new SloganStyle { Colour = "#ff0000", Ground = "#103050", Speed = 0 },
        });
        var playlist = Stand.PlaylistOf(Stand.Now, [], [], (Lane.Picture, [(slogan, 60_000)]));
        var seen = new HashSet<uint>();

        await using var stand = new Stand(_folder, playlist, 64, 16, 25, PixelFormat.Bgra, (_, picture) =>
        {
            lock (seen)
            {
                seen.Clear();
                foreach (var pixel in MemoryMarshal.Cast<byte, uint>(picture.Bytes))
                    seen.Add(pixel & 0xFFFFFF);
            }
        });

        await Eventually.Holds("ink and ground alone are seen", () =>
        {
            lock (seen)
                return seen.SetEquals([0xFF0000, 0x103050]);
        });
    }

    [Fact]
    public void The_typeface_that_was_approved_comes_first_and_a_glyph_that_it_lacks_from_the_others()
    {
        using var typefaces = Typefaces.Load(null);

        typefaces.Runs("反诈", "WenQuanYi Micro Hei Mono").Single().Typeface.FamilyName
            .ShouldBe("WenQuanYi Micro Hei Mono");
        typefaces.Runs("反诈", "No Such Face").Single().Text.ShouldBe("反诈");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4096, 4)]
    [InlineData(33, 7)]
    public async Task No_screen_is_too_small_or_too_flat_for_slogan_and_clip(int width, int height)
    {
        await Stand.FfmpegAsync(
            _folder.At("clip.mp4"), "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2", "-pix_fmt", "yuv420p");
        var one = Stand.SloganOf(_folder, "one.json", new SloganDocument { Text = "诈" });
        var many = Stand.SloganOf(_folder, "many.json", new SloganDocument { Text = new string('诈', 500) });
        var playlist = Stand.PlaylistOf(Stand.Now, [], [], (Lane.Picture,
            [(one, 500), (many, 500), (Stand.FileOf(_folder, "clip.mp4"), 1_000)]));

        await using var stand = new Stand(_folder, playlist, width, height, 25, PixelFormat.Bgra);

        await Eventually.Holds("two rounds were played", () => stand.Presenter.FramesShown > 110);
        var complete = (await stand.RecordsAsync()).Where(r => r.Outcome == Content.Airings.Outcome.Complete);
        complete.Select(r => r.Item).Distinct().Order().ShouldBe(["Picture-0", "Picture-1", "Picture-2"]);
    }

    [Fact]
    public async Task A_slogan_beyond_the_limit_is_refused_by_name_and_the_next_item_is_on_time()
    {
        _folder.Write("long.json", new SloganDocument { Text = new string('诈', 5_000) }.ToBytes());
        var slogan = Stand.FileOf(_folder, "long.json", AssetKind.Slogan, SloganDocument.MediaType);
        var next = Stand.SloganOf(_folder, "next.json", new SloganDocument { Text = "诈" });
        var playlist = Stand.PlaylistOf(Stand.Now, [], [], (Lane.Picture, [(slogan, 1_500), (next, 1_500)]));

        await using var stand = new Stand(_folder, playlist, 192, 32, 25, PixelFormat.Bgra);

        await Eventually.Holds("a round was played", () => stand.Presenter.FramesShown > 90);
        var records = await stand.RecordsAsync();
        records.ShouldContain(r => r.Kind == RecordKind.Skip && r.Item == "Picture-0" && r.Cause == "failed");
        var start = records.First(r => r.Kind == RecordKind.Start && r.Item == "Picture-1");
        (start.At - start.PlannedStart!.Value)
            .ShouldBeLessThan(Soak.Bound(Duration.FromMilliseconds(100)));
    }

    public void Dispose() => _folder.Dispose();
}
