using System.Diagnostics;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Player.Picture.Overlays;
using Signage.Player.Presenting;
using SkiaSharp;

namespace Signage.Benchmarks.Player;

/// <summary>What band and logo cost, against copying the picture that they stand over.</summary>
internal static class DrawingBench
{
    private const int Rounds = 15;

    internal static void Run(Figures figures, string logo)
    {
        SKGraphics.Init();
        using var typefaces = Typefaces.Load(null);
        Overlay(figures, typefaces, logo);
        Slogan(figures, typefaces);
    }

    private static void Overlay(Figures figures, Typefaces typefaces, string logo)
    {
        var stage = new Stage(1920, 1080, 30, typefaces) { Pixels = PixelFormat.I420 };
        using PixelBuffer one = stage.NewPicture(), other = stage.NewPicture();
        using var strip = StripOf(stage);
        using var over = new OverlayList(new OneFile(logo), stage,
            [new LayoutElement { Kind = LayoutKind.Logo, X = 886, Y = 37, Width = 94, Height = 84, File = Name }],
            [FileNamed(logo)]);
        SpinWait.SpinUntil(() => over.IsLoaded);
        using Compositor plain = new(stage), full = new(stage);
        var stamp = 0L;
        const int times = 100;
        Instant At() => Instant.FromUnixTimeMilliseconds(stamp);
        var ratios = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var copy = Time(times, () => one.CopyFrom(other));
            var without = Time(times, () => plain.Compose(Layer.Of(one, ++stamp), null, null, 100, At(), out var _));
            var with = Time(times, () => full.Compose(Layer.Of(one, ++stamp),
                new Layer(null, strip, (int)-(stamp % 3000), stamp), over, 100, At(), out var _));
            return (with - without) / copy;
        });
        figures.Add("overlay_1080p_vs_copy", Figures.Median(ratios.Skip(2)));
    }

    private static void Slogan(Figures figures, Typefaces typefaces)
    {
        var stage = new Stage(192, 32, 30, typefaces);
        using PixelBuffer one = stage.NewPicture(), other = stage.NewPicture();
        using var strip = StripOf(stage);
        using var compositor = new Compositor(stage);
        var stamp = 0L;
        const int times = 100_000;
        var ratios = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var copy = Time(times, () => one.CopyFrom(other));
            var slogan = Time(times, () => compositor.Compose(
                new Layer(null, strip, (int)-(++stamp % 800), stamp), null, null, 100, Instant.MinValue, out var _));
            return slogan / copy;
        });
        figures.Add("slogan_192x32_vs_copy", Figures.Median(ratios.Skip(2)));
    }

    private static SloganStrip StripOf(Stage stage) => SloganStrip.Scrolling(stage.Typefaces,
        new SloganLook(Peers.Slogan, null, 1, SKColors.Gold, SKColors.DarkRed), stage.BandHeight, stage.Pixels);

    private static double Time(int times, Action act)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            act();
        }

        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds / times;
    }

    private static Sha256Hash Name { get; } = Sha256Hash.Of([1]);

    private static PlaylistFile FileNamed(string path) => new()
    {
        Sha256 = Name, Asset = "logo", Kind = AssetKind.Image, Title = path, Type = "image/png", Bytes = 1,
    };

    private sealed class OneFile(string path) : IMediaShelf
    {
        public OpenedFile Open(PlaylistFile file) => OpenedFile.At(path);
    }
}
