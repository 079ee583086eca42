namespace Signage.Scheduler.Ffmpeg;

/// <summary>Sizes within a box.</summary>
public static class Fit
{
    /// <summary>The largest size of the same shape that fits and is not larger than it was; even, as H.264 wants
    /// it.</summary>
    public static (int Width, int Height) Within(int width, int height, int maxWidth, int maxHeight)
    {
        var factor = Math.Min(1.0, Math.Min((double)maxWidth / width, (double)maxHeight / height));
        return (Even(width * factor, maxWidth), Even(height * factor, maxHeight));
    }

    private static int Even(double length, int most) => Math.Clamp((int)Math.Round(length / 2) * 2, 2, most);
}
