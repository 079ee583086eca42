using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// A slogan drawn once into a strip as high as its band; scrolling only moves the strip by whole pixels.
/// Long strips are kept as tiles, so no picture grows beyond what Skia draws well.
/// </summary>
public sealed class SloganStrip : IDisposable
{
    private const int TileWidth = 4096;
    private const int LargestWidth = 200_000;

    private readonly List<SKImage> _tiles = [];

    public SloganStrip(Typefaces typefaces, string text, int height, SKColor ink)
    {
        Height = height;
        // Below this height an antialiased glyph smears on an LED; a hard edge stays sharp.
        var antialias = height > 24;
        var size = height <= 24 ? height : MathF.Round(height * 0.72f);
        using var line = new TextLine(typefaces, OneLine(text), size, antialias);
        Width = Math.Clamp((int)MathF.Ceiling(line.Width), 1, LargestWidth);
        using var paint = new SKPaint { Color = ink, IsAntialias = antialias };
        for (var x = 0; x < Width; x += TileWidth)
            _tiles.Add(Tile(line, x, Math.Min(TileWidth, Width - x), paint));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws with the strip's left end at x (may be negative) and its top at y.</summary>
    public void Draw(SKCanvas canvas, int x, int y, int screenWidth)
    {
        for (var tile = 0; tile < _tiles.Count; tile++)
        {
            var left = x + tile * TileWidth;
            if (left < screenWidth && left + _tiles[tile].Width > 0)
                canvas.DrawImage(_tiles[tile], left, y, SKSamplingOptions.Default);
        }
    }

    private SKImage Tile(TextLine line, int x, int width, SKPaint paint)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.Transparent);
        line.Draw(surface.Canvas, -x, Height / 2f, paint);
        return surface.Snapshot();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("　").Trim();

    public void Dispose()
    {
        _tiles.ForEach(tile => tile.Dispose());
        _tiles.Clear();
    }
}
