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
    private const int Rounds = 3_000;

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
        Instant At() => Instant.FromUnixTimeMilliseconds(stamp);
        var (copy, without, with) = Alternating(
            times: 1,
            () => one.CopyFrom(other),
            () => plain.Compose(Layer.Of(one, ++stamp), null, null, 100, At(), out var _),
            () => full.Compose(Layer.Of(one, ++stamp),
                new Layer(null, strip, (int)-(stamp % 3000), stamp), over, 100, At(), out var _));
        figures.Add("overlay_1080p_vs_copy", (with - without) / copy);
    }

    private static void Slogan(Figures figures, Typefaces typefaces)
    {
        var stage = new Stage(192, 32, 30, typefaces);
        using PixelBuffer one = stage.NewPicture(), other = stage.NewPicture();
        using var strip = StripOf(stage);
        using var compositor = new Compositor(stage);
        var stamp = 0L;
        var (copy, slogan, _) = Alternating(
            times: 500,
            () => one.CopyFrom(other),
            () => compositor.Compose(
                new Layer(null, strip, (int)-(++stamp % 800), stamp), null, null, 100, Instant.MinValue, out var _),
            () => { });
        figures.Add("slogan_192x32_vs_copy", slogan / copy);
    }

    private static SloganStrip StripOf(Stage stage) => SloganStrip.Scrolling(stage.Typefaces,
        new SloganLook(Peers.Slogan, null, 1, SKColors.Gold, SKColors.DarkRed), stage.BandHeight, stage.Pixels);

    /// <summary>Each in turn, again and again; the medians, so that what else the machine does is left out.</summary>
    private static (double First, double Second, double Third) Alternating(
        int times, Action first, Action second, Action third)
    {
        Action[] acts = [first, second, third];
        var taken = acts.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < acts.Length; i++)
            {
                taken[i].Add(Time(times, acts[i]));
            }
        }

        // The first third runs before the compiler has done its best.
        var medians = taken.Select(list => Figures.Median(list.Skip(Rounds / 3))).ToArray();
        return (medians[0], medians[1], medians[2]);
    }

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
