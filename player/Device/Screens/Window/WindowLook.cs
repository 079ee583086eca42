using System.Globalization;

namespace Signage.Player.Screens.Window;

/// <summary>Where a window stands and how it looks.</summary>
/// <param name="X">Left edge on the desktop in pixels; null for the middle.</param>
/// <param name="Y">Upper edge; null for the middle.</param>
/// <param name="Width">Of what is inside the frame.</param>
/// <param name="Height">Of what is inside the frame.</param>
internal sealed record WindowLook(int? X, int? Y, int Width, int Height, bool Fullscreen, bool Borderless)
{
    /// <summary>Reads <c>x</c>, <c>y</c>, <c>w</c>, <c>h</c>, <c>fullscreen</c> and <c>borderless</c>.</summary>
    public static WindowLook Read(ScreenAddress address, ScreenSetting setting) => new(
        Place(address, "x"), Place(address, "y"),
        address.Number("w", 1, 16384, setting.Width), address.Number("h", 1, 16384, setting.Height),
        address.Switch("fullscreen", otherwise: false), address.Switch("borderless", otherwise: false));

    /// <summary>As words for another process of this program.</summary>
    public string[] ToWords() =>
        [.. new[] { X ?? -1, Y ?? -1, Width, Height, Fullscreen ? 1 : 0, Borderless ? 1 : 0 }.Select(
            number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Out of the words of <see cref="ToWords"/>.</summary>
    public static WindowLook OfWords(ReadOnlySpan<string> words)
    {
        var numbers = new int[words.Length];
        for (var at = 0; at < numbers.Length; at++)
            numbers[at] = int.Parse(words[at], CultureInfo.InvariantCulture);
        return new WindowLook(numbers[0] < 0 ? null : numbers[0], numbers[1] < 0 ? null : numbers[1], numbers[2],
            numbers[3], numbers[4] == 1, numbers[5] == 1);
    }

    private static int? Place(ScreenAddress address, string option) =>
        address.Number(option, 0, 32767, -1) is >= 0 and var place ? place : null;
}
