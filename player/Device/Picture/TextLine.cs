using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Signage.Player.Picture;

/// <summary>One line of text, shaped once by HarfBuzz at one size; drawn as often as wanted.</summary>
public sealed class TextLine : IDisposable
{
    // Body of a Chinese glyph above and below the baseline, as shares of the size.
    private const float Above = 0.88f;

    private readonly List<(SKTextBlob Blob, float X)> _runs = [];

    public TextLine(Typefaces typefaces, string text, float size, bool antialias, string? family = null)
    {
        Size = size;
        var smooth = antialias && !typefaces.OnlyHard;
        foreach (var (face, run) in typefaces.Runs(text, family, smooth ? null : size))
        {
            using var font = new SKFont(face, size)
            {
                Edging = smooth ? SKFontEdging.Antialias : SKFontEdging.Alias,
                Hinting = smooth ? SKFontHinting.Slight : SKFontHinting.Full,
                Subpixel = smooth, EmbeddedBitmaps = !smooth,
            };
            if (typefaces.IsBitmap(face, size))
                AddBitmaps(run, font);
            else
                AddShaped(run, face, font, smooth);
        }
    }

    public float Size { get; }

    public float Width { get; private set; }

    /// <summary>Draws with the line's left end at x and its glyph bodies centred on the row centreY.</summary>
    public void Draw(SKCanvas canvas, float x, float centreY, SKPaint paint)
    {
        var baseline = MathF.Round(centreY - Size / 2 + Size * Above);
        foreach (var (blob, at) in _runs)
            canvas.DrawText(blob, x + at, baseline, paint);
    }

    private void AddShaped(string run, SKTypeface face, SKFont font, bool smooth)
    {
        using var shaper = new SKShaper(face);
        var shaped = shaper.Shape(run, font);
        if (Build(shaped, font, snap: !smooth) is { } blob)
            _runs.Add((blob, Width));
        Width += smooth ? shaped.Width : MathF.Round(shaped.Width);
    }

    // A bitmap is as wide as it was drawn; shaping would space it by its outline.
    private void AddBitmaps(string run, SKFont font)
    {
        var glyphs = font.GetGlyphs(run);
        var (at, places) = (0f, new SKPoint[glyphs.Length]);
        var widths = font.GetGlyphWidths(glyphs);
        for (var i = 0; i < glyphs.Length; i++)
        {
            places[i] = new SKPoint(at, 0);
            at += MathF.Round(widths[i]);
        }
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs, font, places);
        if (builder.Build() is { } blob)
            _runs.Add((blob, Width));
        Width += at;
    }

    private static SKTextBlob? Build(SKShaper.Result shaped, SKFont font, bool snap)
    {
        var glyphs = Array.ConvertAll(shaped.Codepoints, glyph => (ushort)glyph);
        var places = snap
            ? Array.ConvertAll(shaped.Points, p => new SKPoint(MathF.Round(p.X), MathF.Round(p.Y)))
            : shaped.Points;
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs, font, places);
        return builder.Build();
    }

    public void Dispose()
    {
        _runs.ForEach(run => run.Blob.Dispose());
        _runs.Clear();
    }
}
