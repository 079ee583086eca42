using Signage.Content.Assets;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>A slogan's text and style, as it was approved, in the words of drawing.</summary>
/// <param name="Text">As it was approved.</param>
/// <param name="Family">The typeface that comes first.</param>
/// <param name="Lines">1 or 2.</param>
internal sealed record SloganLook(string Text, string? Family, int Lines, SKColor Ink, SKColor Ground)
{
    // Chinese is not legible below this.
    private const int LowestLine = 12;

    public string OneLine { get; } = Text.ReplaceLineEndings("　").Trim();

    public static SloganLook Of(SloganDocument slogan) => new(
        slogan.Text, slogan.Typeface, slogan.Style.Lines ?? 1, SKColor.Parse(slogan.Style.Colour),
        SKColor.Parse(slogan.Style.Ground));

    /// <summary>How many lines of it fit into a band.</summary>
    public int LinesIn(int height) => Math.Clamp(height / LowestLine, 1, Lines);
}
