using NodaTime;

namespace Signage.Player.Picture;

/// <summary>
/// Where a scrolling strip stands: a pure function of the time since it began, so two players are in step.
/// Enters at the right edge, leaves at the left, begins again; a strip that fits stands still in the middle.
/// </summary>
public static class Scroll
{
    /// <summary>The strip's left end in whole pixels from the screen's left edge.</summary>
    public static int Left(Duration sinceStart, double pixelsPerSecond, int stripWidth, int screenWidth)
    {
        if (stripWidth <= screenWidth || pixelsPerSecond <= 0)
            return Math.Max(0, (screenWidth - stripWidth) / 2);
        var moved = (long)Math.Floor(sinceStart.TotalMilliseconds * pixelsPerSecond / 1000);
        var period = stripWidth + (long)screenWidth;
        return (int)(screenWidth - Positive(moved, period));
    }

    private static long Positive(long value, long modulus) => ((value % modulus) + modulus) % modulus;
}
