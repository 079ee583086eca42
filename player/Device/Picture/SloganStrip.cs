using System.Runtime.InteropServices;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// A slogan drawn once, in the format of the picture that it goes onto, as high as its band; scrolling copies rows of
/// it from another place. Where two pixels share a colour sample there are two of it, one begun a pixel later, so that
/// it moves by single pixels all the same.
/// </summary>
public sealed class SloganStrip : IDisposable
{
    private const int TileWidth = 4096;
    private const int LargestWidth = 200_000;

    private readonly PixelBuffer _strip;
    private readonly PixelBuffer? _later;
    private readonly uint _ground;
    private readonly (byte Y, byte U, byte V) _groundYuv;

    private SloganStrip(int width, int height, SKColor ground, PixelFormat pixels, Action<SKCanvas> draw)
    {
        (Width, Height) = (Math.Clamp(width, 1, LargestWidth), height);
        _ground = 0xFF000000 | (uint)(ground.Red << 16) | (uint)(ground.Green << 8) | ground.Blue;
        _groundYuv = Yuv.Of(ground.Red, ground.Green, ground.Blue);
        var drawn = Draw(ground, 0, draw);
        if (pixels == PixelFormat.Bgra)
        {
            _strip = drawn;
            return;
        }
        using (drawn)
            _strip = Converted(drawn);
        using var shifted = Draw(ground, 1, draw);
        _later = Converted(shifted);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>As long as its text; to be scrolled, or to stand where it fits.</summary>
    internal static SloganStrip Scrolling(Typefaces typefaces, SloganLook look, int height, PixelFormat pixels)
    {
        var lines = look.LinesIn(height);
        var texts = lines == 1 ? [look.OneLine] : InLines(look.OneLine, lines);
        return Of(typefaces, look, height, lines, texts, pageWidth: 0, pixels);
    }

    // A break after punctuation may come early, and what is left over would need a line that is not there.
    private static List<string> InLines(string text, int lines)
    {
        var glyphs = (text.Length + lines - 1) / lines;
        while (Poster.Wrap(text, glyphs).Count > lines)
            glyphs++;
        return Poster.Wrap(text, glyphs);
    }

    /// <summary>Broken into pages as wide as the screen, one beside the other.</summary>
    internal static SloganStrip Pages(
        Typefaces typefaces, SloganLook look, int height, int pageWidth, PixelFormat pixels)
    {
        var lines = look.LinesIn(height);
        var glyphs = Math.Max(1, (int)(pageWidth / TextSize.InBand(height / lines, typefaces).Size));
        return Of(typefaces, look, height, lines, Poster.Wrap(look.OneLine, glyphs), pageWidth, pixels);
    }

    private static SloganStrip Of(Typefaces typefaces, SloganLook look, int height, int lines, List<string> texts,
        int pageWidth, PixelFormat pixels)
    {
        var (size, smooth) = TextSize.InBand(height / lines, typefaces);
        var drawn = texts.ConvertAll(text => new TextLine(typefaces, text, size, smooth, look.Family));
        using var paint = new SKPaint { Color = look.Ink, IsAntialias = smooth };
        var pages = (drawn.Count + lines - 1) / lines;
        var width = pageWidth > 0 ? pages * pageWidth : (int)MathF.Ceiling(drawn.Max(line => line.Width));
        var strip = new SloganStrip(width, height, look.Ground, pixels, canvas =>
        {
            for (var i = 0; i < drawn.Count; i++)
            {
                var beside = pageWidth > 0 ? MathF.Round((pageWidth - drawn[i].Width) / 2) : 0;
                var last = pageWidth > 0 && drawn.Count - i == 1 && i % lines == 0;
                var row = last ? height / 2f : height / lines * (i % lines + 0.5f);
                drawn[i].Draw(canvas, i / lines * pageWidth + beside, row, paint);
            }
        });
        drawn.ForEach(line => line.Dispose());
        return strip;
    }

    /// <summary>Fills the rows from <paramref name="top"/> on, with the strip's left end at <paramref name="left"/>
    /// (may be negative) and its ground beside it. The top is even.</summary>
    public void Draw(PixelBuffer onto, int left, int top)
    {
        if (onto.Pixels == PixelFormat.Bgra)
        {
            Rows(MemoryMarshal.Cast<byte, uint>(_strip.Bytes), _strip.Width, left,
                MemoryMarshal.Cast<byte, uint>(onto.Bytes)[(top * onto.Width)..], onto.Width, Height, _ground);
            return;
        }
        var strip = (left & 1) == 0 ? _strip : _later!;
        var even = left & ~1;
        var chroma = onto.Plane(1)[(top / 2 * onto.ChromaWidth)..];
        Rows(strip.Plane(0), strip.Width, even, onto.Plane(0)[(top * onto.Width)..], onto.Width, Height, _groundYuv.Y);
        Rows(strip.Plane(1), strip.ChromaWidth, even / 2, chroma, onto.ChromaWidth, strip.ChromaHeight, _groundYuv.U);
        chroma = onto.Plane(2)[(top / 2 * onto.ChromaWidth)..];
        Rows(strip.Plane(2), strip.ChromaWidth, even / 2, chroma, onto.ChromaWidth, strip.ChromaHeight, _groundYuv.V);
    }

    private static void Rows<T>(
        ReadOnlySpan<T> strip, int stripWidth, int left, Span<T> onto, int width, int rows, T ground)
    {
        var begin = Math.Clamp(left, 0, width);
        var end = Math.Clamp(left + stripWidth, begin, width);
        for (var row = 0; row < rows; row++)
        {
            var line = onto.Slice(row * width, width);
            if (begin > 0)
                line[..begin].Fill(ground);
            if (end > begin)
                strip.Slice(row * stripWidth + begin - left, end - begin).CopyTo(line[begin..]);
            if (end < width)
                line[end..].Fill(ground);
        }
    }

    // Skia draws well only so wide: a long strip is drawn in tiles, each in its place.
    private PixelBuffer Draw(SKColor ground, int shift, Action<SKCanvas> draw)
    {
        var whole = new PixelBuffer(Width + 2 & ~1, Height);
        for (var x = 0; x < whole.Width; x += TileWidth)
        {
            var width = Math.Min(TileWidth, whole.Width - x);
            var tile = new SKImageInfo(width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
            using var surface = SKSurface.Create(tile, whole.Address + x * 4, whole.RowBytes);
            surface.Canvas.Clear(ground);
            surface.Canvas.Translate(shift - x, 0);
            draw(surface.Canvas);
        }
        return whole;
    }

    private static PixelBuffer Converted(PixelBuffer drawn)
    {
        var strip = new PixelBuffer(drawn.Width, drawn.Height, PixelFormat.I420);
        strip.CopyFrom(drawn);
        return strip;
    }

    public void Dispose()
    {
        _strip.Dispose();
        _later?.Dispose();
    }
}
