using System.Runtime.InteropServices;
using NodaTime;
using SkiaSharp;

namespace Signage.Player.Picture.Overlays;

/// <summary>
/// A clock or a countdown. Each sign is drawn once; what is shown is put together from these on a plate that keeps
/// it legible over any picture.
/// </summary>
internal sealed class TickingElement : OverlayElement
{
    private readonly Func<Instant, char[], int> _say;
    private readonly char[] _text = new char[Ticking.Longest];
    private readonly char[] _shown = new char[Ticking.Longest];
    private readonly Dictionary<char, PixelBuffer> _signs = [];
    private readonly PixelBuffer _plate;
    private readonly int _wordsEnd;
    private int _shownLength;

    /// <param name="sprite">Where it stands.</param>
    /// <param name="say">Writes its text at an instant, and answers how long it is.</param>
    /// <param name="words">Words before it.</param>
    public TickingElement(Sprite sprite, Typefaces typefaces, SKColor ink, string? words, int signs,
        Func<Instant, char[], int> say)
        : base(sprite)
    {
        _say = say;
        var size = MathF.Floor(Math.Min(sprite.Height * 0.72f,
            sprite.Width / ((words?.EnumerateRunes().Count() ?? 0) + signs * 0.6f + 0.6f)));
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        sprite.Draw(canvas => Plate(canvas, sprite.Width, sprite.Height));
        if (words is { Length: > 0 })
            _wordsEnd = Words(sprite, typefaces, words, Math.Max(4, size), paint);
        _plate = new PixelBuffer(sprite.Width, sprite.Height);
        _plate.CopyFrom(sprite.Drawn);
        foreach (var sign in Ticking.Signs)
            _signs[sign] = Sign(typefaces, sign, Math.Max(4, size), paint);
    }

    public override bool Update(Instant now)
    {
        var length = _say(now, _text);
        if (_text.AsSpan(0, length).SequenceEqual(_shown.AsSpan(0, _shownLength)))
            return false;
        _text.CopyTo(_shown, 0);
        _shownLength = length;
        Sprite.Drawn.CopyFrom(_plate);
        var width = 0;
        for (var i = 0; i < length; i++)
            width += _signs[_text[i]].Width;
        var left = Math.Max(_wordsEnd, _wordsEnd + (Sprite.Width - _wordsEnd - width) / 2);
        for (var i = 0; i < length; i++)
        {
            var sign = _signs[_text[i]];
            if (left + sign.Width <= Sprite.Width)
                Put(sign, left);
            left += sign.Width;
        }
        Sprite.Refresh();
        return true;
    }

    private void Put(PixelBuffer sign, int left)
    {
        var onto = MemoryMarshal.Cast<byte, uint>(Sprite.Drawn.Bytes);
        var from = MemoryMarshal.Cast<byte, uint>(sign.Bytes);
        for (var y = 0; y < sign.Height; y++)
        {
            var row = onto.Slice(y * Sprite.Width + left, sign.Width);
            var line = from.Slice(y * sign.Width, sign.Width);
            for (var x = 0; x < line.Length; x++)
                row[x] = line[x] + Part(row[x], keep: 255 - (line[x] >> 24));
        }
    }

    private static uint Part(uint pixel, uint keep)
    {
        var result = 0u;
        for (var shift = 0; shift < 32; shift += 8)
            result |= ((pixel >> shift & 255) * keep + 127) / 255 << shift;
        return result;
    }

    private static void Plate(SKCanvas canvas, int width, int height)
    {
        using var plate = new SKPaint { Color = SKColors.Black.WithAlpha(120), IsAntialias = true };
        var corner = height * 0.18f;
        canvas.DrawRoundRect(0, 0, width, height, corner, corner, plate);
    }

    private static int Words(Sprite sprite, Typefaces typefaces, string words, float size, SKPaint paint)
    {
        using var line = new TextLine(typefaces, words, size, antialias: true);
        sprite.Draw(canvas =>
        {
            Plate(canvas, sprite.Width, sprite.Height);
            line.Draw(canvas, size * 0.3f, sprite.Height / 2f, paint);
        });
        return Math.Min(sprite.Width, (int)(line.Width + size * 0.4f));
    }

    private PixelBuffer Sign(Typefaces typefaces, char sign, float size, SKPaint paint)
    {
        using var line = new TextLine(typefaces, sign.ToString(), size, antialias: true);
        var drawn = new PixelBuffer(Math.Max(1, (int)MathF.Ceiling(line.Width)), Sprite.Height);
        var format = new SKImageInfo(drawn.Width, drawn.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(format, drawn.Address, drawn.RowBytes);
        line.Draw(surface.Canvas, 0, drawn.Height / 2f, paint);
        return drawn;
    }

    public override void Dispose()
    {
        base.Dispose();
        _plate.Dispose();
        foreach (var sign in _signs.Values)
            sign.Dispose();
    }
}
