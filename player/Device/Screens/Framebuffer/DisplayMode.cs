using System.Globalization;

namespace Signage.Player.Screens.Framebuffer;

/// <summary>How a framebuffer lies in memory.</summary>
/// <param name="Width">Pixels that are seen.</param>
/// <param name="Height">Pixels that are seen.</param>
/// <param name="Bits">Bits a pixel: 32, or 16 as R5 G6 B5.</param>
/// <param name="LineBytes">From one row to the next; at least <c>Width * Bits / 8</c>.</param>
/// <param name="RedFirst">With 32 bits: is the first byte red (RGBX), and not blue (BGRX)?</param>
/// <param name="Start">Bytes before the first pixel that is seen.</param>
internal sealed record DisplayMode(int Width, int Height, int Bits, int LineBytes, bool RedFirst = false, int Start = 0)
{
    public int PixelBytes => Bits / 8;

    /// <summary>Bytes from the start of the memory to the end of the last pixel.</summary>
    public int Bytes => Start + LineBytes * (Height - 1) + Width * PixelBytes;

    /// <summary>Reads <c>1920x1080x32</c>; a fourth number gives the bytes of a line where they are more.</summary>
    public static DisplayMode? Parse(string text)
    {
        var numbers = text.Split('x').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        if (numbers.Length is not (3 or 4) || !Array.TrueForAll(numbers, n => n is >= 1 and <= 32768)
            || numbers[2] is not (16 or 32))
            return null;
        var least = numbers[0] * numbers[2] / 8;
        var line = numbers.Length == 4 ? numbers[3] : least;
        return line < least ? null : new DisplayMode(numbers[0], numbers[1], numbers[2], line);
    }
}
