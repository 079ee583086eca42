using NodaTime;

namespace Signage.Player.Picture;

/// <summary>
/// Where a strip stands: a pure function of the time since it began, so two players are in step.
/// </summary>
public static class Scroll
{
    /// <summary>
    /// The left end of a strip that scrolls, in whole pixels from the screen's left edge. It enters at the right edge,
    /// stands for a while once its beginning is at the left one, leaves there, and begins again; a strip that fits
    /// stands still in the middle.
    /// </summary>
    public static int Left(
        Duration sinceStart, double pixelsPerSecond, int stripWidth, int screenWidth, Duration pause = default)
    {
        if (stripWidth <= screenWidth || pixelsPerSecond <= 0)
            return Math.Max(0, (screenWidth - stripWidth) / 2);
        var period = stripWidth + (long)screenWidth;
        var (pass, rest) = (period * 1000 / pixelsPerSecond, pause.TotalMilliseconds);
        var (since, whole) = (sinceStart.TotalMilliseconds, pass + rest);
        var at = since - Math.Floor(since / whole) * whole;
        var entered = screenWidth * 1000 / pixelsPerSecond;
        var moving = at <= entered ? at : Math.Max(entered, at - rest);
        return (int)(screenWidth - Positive((long)Math.Floor(moving * pixelsPerSecond / 1000), period));
    }

    /// <summary>The left end of a strip of pages, each of which stands for a while.</summary>
    public static int Page(Duration sinceStart, int stripWidth, int screenWidth, Duration stands)
    {
        var page = (long)Math.Floor(sinceStart / stands);
        return (int)-Positive(page, Math.Max(1, stripWidth / screenWidth)) * screenWidth;
    }

    private static long Positive(long value, long modulus) => ((value % modulus) + modulus) % modulus;
}
