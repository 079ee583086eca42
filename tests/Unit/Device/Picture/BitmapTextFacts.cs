using System.Text.Json.Nodes;
using Shouldly;
using Signage.Player.Led;
using Signage.Player.Picture;
using Signage.Tests.Support;
using SkiaSharp;
using Xunit;

namespace Signage.Tests.Unit.Device.Picture;

/// <summary>Chinese in 12 and 16 rows, as on a door or bus LED: every glyph is one that was drawn by hand.</summary>
public sealed class BitmapTextFacts : IDisposable
{
    private const string Bitmaps = "WenQuanYi Zen Hei Sharp";

    private static readonly string[] Slogans = [.. JsonNode.Parse(
            File.ReadAllText(Repository.At("content/samples/slogans.json")))!.AsArray()
        .Select(slogan => slogan!["text"]!.GetValue<string>())];

    private readonly Typefaces _typefaces = Typefaces.Load(null, onlyHard: true);

    [Theory]
    //          rows, size of the bitmaps
    [InlineData(12, 12)]
    [InlineData(13, 13)]
    [InlineData(14, 13)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(23, 16)]
    public void A_low_band_takes_the_largest_bitmaps_that_it_has_room_for(int rows, int size) =>
        TextSize.InBand(rows, _typefaces).ShouldBe(new TextSize(size, Smooth: false));

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(15)]
    [InlineData(16)]
    public void Every_glyph_of_the_sample_slogans_is_a_bitmap_and_none_is_cut(int size)
    {
        foreach (var text in Slogans)
        {
            _typefaces.Runs(text, "WenQuanYi Micro Hei", size).ShouldAllBe(run => run.Typeface.FamilyName == Bitmaps);
            using var line = new TextLine(_typefaces, text, size, antialias: false);
            Lit(line, rows: size).ShouldBe(Lit(line, rows: 3 * size), text);
        }
    }

    // As its maker drew it; from outlines 骗 is a blot at this size.
    [Fact]
    public void A_glyph_of_sixteen_rows_is_as_it_was_drawn() => Rows("骗", 16).ShouldBe(
    [
        "...........#....",
        "..#####.....#...",
        "......#..#######",
        "...#..#..#......",
        "...#..#..#......",
        "...#..#..#######",
        "...#..#..#......",
        "...#####.#......",
        ".......#.#######",
        ".......#.##.#.#.",
        ".....####.#.#.#.",
        "..###..##.######",
        "...#...#..#.#.#.",
        ".......#..#.#.#.",
        "....#.#...#.#...",
        ".....#....#....#",
    ]);

    [Theory]
    [InlineData(192, 32, 1)]
    [InlineData(192, 32, 2)]
    [InlineData(64, 16, 1)]
    [InlineData(192, 24, 2)]
    public void On_an_LED_of_one_colour_no_pixel_is_between_ink_and_ground(int width, int height, int lines)
    {
        foreach (var text in Slogans)
        {
            using var picture = Draw(text, width, height, lines);
            for (var i = 0; i < picture.ByteCount; i += 4)
                picture.Bytes[i].ShouldBeOneOf((byte)0, (byte)255);
        }
    }

    [Fact]
    public void Two_lines_hold_the_whole_slogan_and_none_lies_over_another()
    {
        foreach (var text in Slogans)
        {
            using var two = Draw(text, 1024, 32, 2);
            using var one = Draw(text, 1024, 16, 1);
            Lit(two).ShouldBe(Lit(one), text);
        }
    }

    [Fact]
    public void Another_typeface_that_was_approved_stays()
    {
        _typefaces.Runs("反诈", "WenQuanYi Micro Hei Mono", 16).Single().Typeface.FamilyName
            .ShouldBe("WenQuanYi Micro Hei Mono");
        _typefaces.Runs("反诈", "No Such Family", 16).Single().Typeface.FamilyName.ShouldBe(Bitmaps);
        _typefaces.Runs("反诈", "WenQuanYi Micro Hei").Single().Typeface.FamilyName.ShouldBe("WenQuanYi Micro Hei");
    }

    [Fact]
    public void Without_the_bitmaps_text_is_made_from_outlines_and_that_is_said()
    {
        using var without = Typefaces.Load(null, bitmaps: []);

        _typefaces.Lack.ShouldBeNull();
        without.Lack.ShouldNotBeNull().ShouldContain("fonts-wqy-zenhei");
        TextSize.InBand(14, without).ShouldBe(new TextSize(14, Smooth: false));
        using var line = new TextLine(without, "反诈", 16, antialias: false);
        Lit(line, rows: 16).ShouldBeGreaterThan(40);
    }

    /// <summary>Draws docs/pictures/mono-slogans.png, eight pixels a pixel; compare it by eye.</summary>
    [Fact]
    public void Slogans_on_mono_panels_are_drawn_for_the_eye()
    {
        const int Scale = 8;
        (int Width, int Height, int Lines)[] panels =
            [(64, 16, 1), (192, 12, 1), (192, 24, 2), (192, 32, 2), (192, 32, 1)];
        var all = panels.SelectMany(panel => Slogans.Take(3).Select(text => (panel, text))).ToList();
        using var surface = SKSurface.Create(new SKImageInfo(
            194 * Scale, all.Sum(one => (one.panel.Height + 2) * Scale)));
        surface.Canvas.Clear(SKColors.DimGray);
        var (top, dots) = (Scale, 0);
        using var red = new SKPaint { Color = SKColors.OrangeRed };
        using var black = new SKPaint { Color = SKColors.Black };
        foreach (var ((width, height, lines), text) in all)
        {
            surface.Canvas.DrawRect(Scale, top, width * Scale, height * Scale, black);
            foreach (var (x, y) in Packed(text, width, height, lines))
            {
                surface.Canvas.DrawRect((x + 1) * Scale, top + y * Scale, Scale - 1, Scale - 1, red);
                dots++;
            }
            top += (height + 2) * Scale;
        }

        dots.ShouldBeGreaterThan(5_000);
        if (Environment.GetEnvironmentVariable("SIGNAGE_WRITE") != "1")
            return;
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(Repository.At("docs/pictures/mono-slogans.png"), png.ToArray());
    }

    public void Dispose() => _typefaces.Dispose();

    /// <summary>The pixels that light, as a panel of one colour is told them.</summary>
    private IEnumerable<(int X, int Y)> Packed(string text, int width, int height, int lines)
    {
        using var picture = Draw(text, width, height, lines);
        var bits = new MonoFrame(width, height, 1, 60).Pack(picture, 100, 0)[MonoFrame.HeaderBytes..].ToArray();
        var row = (width + 7) / 8;
        return from y in Enumerable.Range(0, height)
               from x in Enumerable.Range(0, width)
               where (bits[y * row + x / 8] & (0x80 >> (x % 8))) != 0
               select (x, y);
    }

    private PixelBuffer Draw(string text, int width, int height, int lines)
    {
        using var strip = SloganStrip.Scrolling(
            _typefaces, new SloganLook(text, "WenQuanYi Micro Hei", lines, SKColors.White, SKColors.Black), height,
            PixelFormat.Bgra);
        var picture = new PixelBuffer(width, height);
        strip.Draw(picture, 0, 0);
        return picture;
    }

    private string[] Rows(string text, int size)
    {
        using var line = new TextLine(_typefaces, text, size, antialias: false);
        using var picture = Picture(line, size);
        return [.. Enumerable.Range(0, size).Select(y => string.Concat(Enumerable.Range(0, size)
            .Select(x => picture.Bytes[(y * picture.Width + x) * 4] > 0 ? '#' : '.')))];
    }

    private static int Lit(TextLine line, int rows)
    {
        using var picture = Picture(line, rows);
        return Lit(picture);
    }

    private static int Lit(PixelBuffer picture)
    {
        var lit = 0;
        for (var i = 0; i < picture.ByteCount; i += 4)
            lit += picture.Bytes[i] > 0 ? 1 : 0;
        return lit;
    }

    private static PixelBuffer Picture(TextLine line, int rows)
    {
        var picture = new PixelBuffer((int)line.Width + 4, rows);
        using var surface = SKSurface.Create(picture.Format, picture.Address, picture.RowBytes);
        surface.Canvas.Clear(SKColors.Black);
        using var paint = new SKPaint { Color = SKColors.White, IsAntialias = false };
        line.Draw(surface.Canvas, 2, rows / 2f, paint);
        return picture;
    }
}
