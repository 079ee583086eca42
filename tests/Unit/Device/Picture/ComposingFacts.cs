using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Player.Picture.Overlays;
using Signage.Player.Presenting;
using Signage.Tests.Support;
using SkiaSharp;
using Xunit;

namespace Signage.Tests.Unit.Device.Picture;

/// <summary>Strips, sprites and the compositor, in both formats.</summary>
public sealed class ComposingFacts : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 12, 0);

    private readonly TempFolder _folder = new();
    private readonly Typefaces _typefaces = Typefaces.Load(null);

    // where the strip stands: beside the screen, at its edges, over it, at odd pixels too
    [Theory]
    [InlineData(64)]
    [InlineData(63)]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-38)]
    [InlineData(-71)]
    [InlineData(-9_000)]
    public void A_strip_looks_the_same_in_both_formats_at_every_pixel(int left)
    {
        using var asPixels = StripOf(PixelFormat.Bgra);
        using var asPlanes = StripOf(PixelFormat.I420);
        using PixelBuffer pixels = new(64, 48), planes = new(64, 48, PixelFormat.I420);

        asPixels.Draw(pixels, left, 16);
        asPlanes.Draw(planes, left, 16);

        using var wanted = new PixelBuffer(64, 48, PixelFormat.I420);
        wanted.CopyFrom(pixels);
        planes.Plane(0)[(16 * 64)..].SequenceEqual(wanted.Plane(0)[(16 * 64)..]).ShouldBeTrue("brightness");
        planes.Plane(1)[(8 * 32)..].SequenceEqual(wanted.Plane(1)[(8 * 32)..]).ShouldBeTrue("blue");
        planes.Plane(2)[(8 * 32)..].SequenceEqual(wanted.Plane(2)[(8 * 32)..]).ShouldBeTrue("red");
    }

    [Theory]
    [InlineData(PixelFormat.Bgra)]
    [InlineData(PixelFormat.I420)]
    public async Task Nothing_is_ever_drawn_onto_a_picture_that_was_handed_in(PixelFormat pixels)
    {
        var stage = StageOf(320, 180, pixels);
        using var clip = new PixelBuffer(320, 180, PixelFormat.I420);
        clip.Plane(0).Fill(90);
        var before = clip.Bytes.ToArray();
        using var strip = StripOf(pixels, stage.BandHeight);
        using var over = await LoadedAsync(stage, Clock(20, 20));
        using var compositor = new Compositor(stage);

        var frame = compositor.Compose(
            Layer.Of(clip, 1), new Layer(null, strip, -3, 2), over, brightness: 60, Noon, out _);

        clip.Bytes.SequenceEqual(before).ShouldBeTrue();
        ReferenceEquals(frame, clip).ShouldBeFalse();
    }

    [Fact]
    public void A_picture_that_is_the_same_is_drawn_once_a_second()
    {
        var stage = StageOf(64, 64, PixelFormat.Bgra);
        using var picture = stage.NewPicture();
        using var compositor = new Compositor(stage);

        var drawn = Enumerable.Range(0, 51).Select(i =>
        {
            compositor.Compose(Layer.Of(picture, 1), null, null, 100, Noon, out var changed);
            return changed ? i : -1;
        });

        drawn.Where(i => i >= 0).ShouldBe([0, 25, 50]);
    }

    [Fact]
    public void A_band_that_moves_leaves_the_picture_above_it_alone()
    {
        var stage = StageOf(320, 180, PixelFormat.I420);
        using var picture = stage.NewPicture();
        picture.Plane(0).Fill(100);
        using var strip = StripOf(PixelFormat.I420, stage.BandHeight);
        using var compositor = new Compositor(stage);
        compositor.Compose(Layer.Of(picture, 1), new Layer(null, strip, 0, 2), null, 100, Noon, out _);
        picture.Plane(0).Fill(200);

        var frame = compositor.Compose(Layer.Of(picture, 1), new Layer(null, strip, -9, 3), null, 100, Noon, out _);

        frame.Plane(0)[..(stage.BandTop * 320)].ToArray().ShouldAllBe(y => y == 100);
    }

    [Theory]
    [InlineData(PixelFormat.Bgra)]
    [InlineData(PixelFormat.I420)]
    public void Half_the_brightness_is_half_the_light(PixelFormat pixels)
    {
        var stage = StageOf(33, 17, pixels);
        using var white = new PixelBuffer(33, 17);
        white.Bytes.Fill(255);
        using var picture = stage.NewPicture();
        picture.CopyFrom(white);
        using var compositor = new Compositor(stage);

        var frame = compositor.Compose(Layer.Of(picture, 1), null, null, 50, Noon, out _);

        using var seen = new PixelBuffer(33, 17);
        seen.CopyFrom(frame);
        seen.Bytes.ToArray().Where((_, i) => i % 4 != 3).ShouldAllBe(light => light >= 126 && light <= 128);
    }

    [Fact]
    public void Blending_gives_at_any_width_what_each_byte_alone_gives()
    {
        var random = new Random(7);
        for (var width = 1; width <= 100; width++)
        {
            byte[] onto = new byte[width], keep = new byte[width], over = new byte[width];
            random.NextBytes(onto);
            random.NextBytes(keep);
            for (var i = 0; i < width; i++)
                (keep[i], over[i]) = i % 3 == 0 ? ((byte)255, (byte)0) : (keep[i], (byte)((255 - keep[i]) * 200 / 255));
            var alone = Enumerable.Range(0, width)
                .Select(i => (byte)(over[i] + (int)Math.Round(onto[i] * keep[i] / 255.0))).ToArray();

            Blending.Over(onto, over, keep);

            onto.ShouldBe(alone, $"width {width}");
        }
    }

    [Fact]
    public async Task Logo_QR_code_clock_and_countdown_look_the_same_in_both_formats()
    {
        var logo = _folder.At("logo.png");
        await File.WriteAllBytesAsync(logo, Png());
        var file = new PlaylistFile
        {
            Sha256 = Sha256Hash.Of([7]), Asset = "logo", Kind = AssetKind.Image, Title = "logo", Type = "image/png",
            Bytes = 1,
        };
        LayoutElement[] layout =
        [
            Element(LayoutKind.Logo, 31, 40, 150, 200) with { File = file.Sha256 },
            Element(LayoutKind.QrCode, 700, 40, 250, 450) with { Text = "https://96110.example/反诈" },
            Clock(30, 700),
            Element(LayoutKind.Countdown, 300, 700, 600, 200) with
            {
                Text = "距开幕", Target = Noon + Duration.FromHours(30),
            },
        ];

        using var pixels = await DrawnAsync(PixelFormat.Bgra, layout, logo, file);
        using var planes = await DrawnAsync(PixelFormat.I420, layout, logo, file);

        // Where a sharp edge runs through 2x2 pixels they share a colour; brightness is each one's own.
        using PixelBuffer wanted = new(320, 180, PixelFormat.I420);
        wanted.CopyFrom(pixels);
        var farthest = 0;
        for (var i = 0; i < planes.Plane(0).Length; i++)
            farthest = Math.Max(farthest, Math.Abs(planes.Plane(0)[i] - wanted.Plane(0)[i]));
        farthest.ShouldBeLessThanOrEqualTo(3);
        Lit(pixels, 225, 10, 75, 70).ShouldBeGreaterThan(500, "the QR code");
        Lit(pixels, 10, 126, 60, 30).ShouldBeGreaterThan(20, "the clock");
    }

    [Fact]
    public async Task An_element_that_cannot_be_made_is_left_out_and_the_others_stand()
    {
        var stage = StageOf(320, 180, PixelFormat.Bgra);
        var tooLong = Element(LayoutKind.QrCode, 0, 0, 300, 300) with { Text = new string('诈', 4_000) };
        using var over = await LoadedAsync(stage, tooLong, Clock(500, 500));
        using var frame = stage.NewPicture();

        over.Update(Noon);
        over.Blend(frame);

        over.Failure.ShouldNotBeNull();
        Lit(frame, 160, 90, 60, 40).ShouldBeGreaterThan(20);
    }

    public void Dispose()
    {
        _typefaces.Dispose();
        _folder.Dispose();
    }

    private async Task<PixelBuffer> DrawnAsync(
        PixelFormat pixels, LayoutElement[] layout, string logo, PlaylistFile file)
    {
        var stage = StageOf(320, 180, pixels);
        using var over = new OverlayList(new OneFile(logo), stage, layout, [file]);
        await Eventually.Holds("the overlays are made", () => over.IsLoaded);
        over.Failure.ShouldBeNull();
        var frame = stage.NewPicture();
        over.Update(Noon);
        over.Blend(frame);
        return frame;
    }

    private static async Task<OverlayList> LoadedAsync(Stage stage, params LayoutElement[] layout)
    {
        var over = new OverlayList(new OneFile(""), stage, layout, []);
        await Eventually.Holds("the overlays are made", () => over.IsLoaded);
        return over;
    }

    private SloganStrip StripOf(PixelFormat pixels, int height = 32) => SloganStrip.Scrolling(
        _typefaces, new SloganLook("反诈 96110 守住钱袋子", null, 1, SKColor.Parse("#ffd84a"), SKColor.Parse("#8f1216")),
        height, pixels);

    private Stage StageOf(int width, int height, PixelFormat pixels) =>
        new(width, height, 25, _typefaces) { Pixels = pixels };

    private static LayoutElement Clock(int x, int y) => Element(LayoutKind.Clock, x, y, 200, 200);

    private static LayoutElement Element(LayoutKind kind, int x, int y, int width, int height) =>
        new() { Kind = kind, X = x, Y = y, Width = width, Height = height };

    private static byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo(60, 40));
        surface.Canvas.Clear(SKColors.Transparent);
        using var paint = new SKPaint { Color = SKColors.SteelBlue.WithAlpha(180), IsAntialias = true };
        surface.Canvas.DrawCircle(30, 20, 18, paint);
        using var image = surface.Snapshot();
        using var bytes = image.Encode(SKEncodedImageFormat.Png, 100);
        return bytes.ToArray();
    }

    private static int Lit(PixelBuffer frame, int x, int y, int width, int height)
    {
        var lit = 0;
        for (var row = y; row < y + height; row++)
        {
            for (var column = x; column < x + width; column++)
                lit += frame.Bytes[(row * frame.Width + column) * 4] > 150 ? 1 : 0;
        }
        return lit;
    }

    private sealed class OneFile(string path) : IMediaShelf
    {
        public OpenedFile Open(PlaylistFile file) => OpenedFile.At(path);
    }
}
