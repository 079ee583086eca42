namespace Signage.Player.Picture;

/// <summary>How large text is drawn in a band.</summary>
/// <param name="Size">Height of a full-width glyph in pixels.</param>
/// <param name="Smooth">May its edges be soft? Up to 24 rows a soft glyph smears on an LED, a hard one is
/// sharp.</param>
internal readonly record struct TextSize(float Size, bool Smooth)
{
    private const int LargestHard = 24;

    /// <summary>A low band is filled by its text, by the largest bitmaps that it has room for; a higher one leaves
    /// room above and below.</summary>
    public static TextSize InBand(int height, Typefaces typefaces) =>
        height < LargestHard && typefaces.LargestBitmap(height) is { } bitmap ? new(bitmap, Smooth: false)
        : height <= LargestHard ? new(height, Smooth: false)
        : new(MathF.Round(height * 0.72f), Smooth: !typefaces.OnlyHard);
}
