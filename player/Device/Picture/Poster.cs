using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>A slogan on a screen that is tall enough for several lines: wrapped, centred, calm.</summary>
public static class Poster
{
    private static readonly char[] BreakAfter = ['，', '。', '！', '？', '；', '、', '：', ',', ';', ' ', '　', '\n'];

    private static readonly char[] NeverLast = ['“', '‘', '（', '《', '「', '('];

    /// <summary>Is this screen so flat that a slogan must scroll on one line?</summary>
    public static bool TooFlat(int width, int height) => width >= height * 3;

    public static void Draw(
        SKCanvas canvas, Typefaces typefaces, string family, string text, SKRect box, SKColor ink)
    {
        for (var size = box.Height / 3; size >= 12; size *= 0.9f)
        {
            var lines = Wrap(text, Math.Max(1, (int)(box.Width / size)));
            if (lines.Count * size * 1.35f > box.Height)
                continue;
            DrawLines(canvas, typefaces, family, lines, size, box, ink);
            return;
        }
        DrawLines(canvas, typefaces, family, Wrap(text, Math.Max(1, (int)(box.Width / 12))), 12, box, ink);
    }

    private static void DrawLines(
        SKCanvas canvas, Typefaces typefaces, string family, List<string> lines, float size, SKRect box, SKColor ink)
    {
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        var step = size * 1.35f;
        var y = box.MidY - step * (lines.Count - 1) / 2;
        foreach (var text in lines)
        {
            using var line = new TextLine(typefaces, text, size, antialias: true, family);
            line.Draw(canvas, box.MidX - line.Width / 2, y, paint);
            y += step;
        }
    }

    /// <summary>Lines of at most so many full-width glyphs, broken after punctuation where that is not too
    /// early, else
    /// into even lines: no glyph is left over for a line of its own.</summary>
    public static List<string> Wrap(string text, int glyphs)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph.EnumerateRunes().Select(rune => rune.ToString()).ToList();
            while (rest.Count > glyphs)
            {
                var soft = rest.FindLastIndex(glyphs, glyphs + 1, part => BreakAfter.Contains(part[0]));
                var take = soft >= glyphs / 3 ? Math.Min(soft + 1, glyphs + 1) : Even(rest.Count, glyphs);
                take -= take > 1 && NeverLast.Contains(rest[take - 1][0]) ? 1 : 0;
                lines.Add(string.Concat(rest.Take(take)).Trim());
                rest = rest[take..];
            }
            lines.Add(string.Concat(rest).Trim());
        }
        return lines;
    }

    private static int Even(int count, int glyphs)
    {
        var lines = (count + glyphs - 1) / glyphs;
        return (count + lines - 1) / lines;
    }
}
