using NodaTime;

namespace Signage.Player.Picture;

/// <summary>
/// Where a scrolling strip stands: a pure function of the time since it began, so two players are in step.
/// Enters at the right edge, leaves at the left, begins again; a strip that fits stands still in the middle.
/// </summary>
public static class Scroll
{
    /// <summary>The strip's left end in whole pixels from the screen's left edge.</summary>
    public static int Left(Duration sinceStart, int pixelsPerSecond, int stripWidth, int screenWidth)
    {
        if (stripWidth <= screenWidth)
            return (screenWidth - stripWidth) / 2;
        var moved = (long)(sinceStart.TotalMilliseconds * pixelsPerSecond / 1000);
        var period = stripWidth + (long)screenWidth;
        return (int)(screenWidth - Positive(moved, period));
    }

    /// <summary>Speed at which a passer-by can read: about two and a half glyphs a second, in whole pixels a frame.</summary>
    public static int ReadablePixelsPerSecond(int height, int framesPerSecond)
    {
        var aFrame = Math.Max(1, (int)Math.Round(height * 1.8 / framesPerSecond));
        return aFrame * framesPerSecond;
    }

    private static long Positive(long value, long modulus) => ((value % modulus) + modulus) % modulus;
}
