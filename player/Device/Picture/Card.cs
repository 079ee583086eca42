using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>The last rung of the ladder: a picture that is built in, calm and official, never a stack trace.</summary>
public static class Card
{
    private const string Headline = "全民反诈 你我同行";
    private static readonly SKColor Ground = new(0x0B, 0x2A, 0x4A);
    private static readonly SKColor Deep = new(0x06, 0x18, 0x2E);
    private static readonly SKColor Gold = new(0xF2, 0xC1, 0x4E);
    private static readonly SKColor Paper = new(0xF4, 0xF7, 0xFA);

    public static void Draw(SKCanvas canvas, Typefaces typefaces, int width, int height)
    {
        if (Poster.TooFlat(width, height) || height < 120)
        {
            DrawFlat(canvas, typefaces, width, height);
            return;
        }
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, height), [Ground, Deep], null, SKShaderTileMode.Clamp);
        using var ground = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, ground);
        DrawShield(canvas, width / 2f, height * 0.28f, height * 0.13f);
        using var gold = new SKPaint { Color = Gold, IsAntialias = true };
        using var paper = new SKPaint { Color = Paper, IsAntialias = true };
        Centre(canvas, typefaces, Headline, width, height * 0.56f, FitSize(Headline, width, height * 0.11f), paper);
        canvas.DrawRect(width * 0.42f, height * 0.655f, width * 0.16f, Math.Max(1, height * 0.006f), gold);
        const string Advice = "不轻信　不透露　不转账";
        Centre(canvas, typefaces, Advice, width, height * 0.73f, FitSize(Advice, width, height * 0.05f), paper);
        const string Hotline = "反诈咨询 96110　报警 110";
        Centre(canvas, typefaces, Hotline, width, height * 0.86f, FitSize(Hotline, width, height * 0.042f), gold);
    }

    private static void DrawFlat(SKCanvas canvas, Typefaces typefaces, int width, int height)
    {
        canvas.Clear(SKColors.Black);
        var text = width >= height * 9 ? Headline : width >= height * 5 ? "全民反诈" : "反诈";
        var size = Math.Max(1, Math.Min(height, (int)(width / (text.Length + 0.1f))));
        var antialias = size > 24;
        using var ink = new SKPaint { Color = new SKColor(0xFF, 0xB0, 0x00), IsAntialias = antialias };
        using var line = new TextLine(typefaces, text, size, antialias);
        line.Draw(canvas, MathF.Round((width - line.Width) / 2), height / 2f, ink);
    }

    private static float FitSize(string text, int width, float wanted) => Math.Min(wanted, width * 0.9f / text.Length);

    private static void Centre(
        SKCanvas canvas, Typefaces typefaces, string text, int width, float y, float size, SKPaint paint)
    {
        using var line = new TextLine(typefaces, text, size, antialias: true);
        line.Draw(canvas, (width - line.Width) / 2, y, paint);
    }

    private static void DrawShield(SKCanvas canvas, float x, float y, float r)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(x, y - r);
        builder.QuadTo(x + r * 0.5f, y - r * 0.72f, x + r * 0.85f, y - r * 0.7f);
        builder.LineTo(x + r * 0.85f, y);
        builder.QuadTo(x + r * 0.8f, y + r * 0.75f, x, y + r * 1.1f);
        builder.QuadTo(x - r * 0.8f, y + r * 0.75f, x - r * 0.85f, y);
        builder.LineTo(x - r * 0.85f, y - r * 0.7f);
        builder.QuadTo(x - r * 0.5f, y - r * 0.72f, x, y - r);
        builder.Close();
        using var outline = builder.Detach();
        using var gold = new SKPaint { Color = Gold, IsAntialias = true };
        canvas.DrawPath(outline, gold);
        using var tick = new SKPaint
        {
            Color = Ground, IsAntialias = true, IsStroke = true, StrokeWidth = r * 0.2f,
            StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
        };
        canvas.DrawLine(x - r * 0.38f, y + r * 0.02f, x - r * 0.08f, y + r * 0.34f, tick);
        canvas.DrawLine(x - r * 0.08f, y + r * 0.34f, x + r * 0.42f, y - r * 0.3f, tick);
    }
}
