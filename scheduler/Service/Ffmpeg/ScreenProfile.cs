namespace Signage.Scheduler.Ffmpeg;

/// <summary>A class of screens that a moving picture is prepared for, so that no player scales or converts.</summary>
/// <param name="MaxWidth">Pixels; the picture keeps its shape and is never made larger.</param>
/// <param name="Quality">x264's constant rate factor.</param>
/// <param name="Rate">Most bits a second, as ffmpeg writes it.</param>
/// <param name="HasSound">Is the sound in it too?</param>
public sealed record ScreenProfile(int MaxWidth, int MaxHeight, string Quality, string Rate, bool HasSound)
{
    /// <summary>Screens in lobbies and buses, and any other that has none of its own.</summary>
    public static readonly ScreenProfile General = new(1280, 720, "21", "4M", HasSound: true);

    /// <summary>Large screens; made where the upload has more pixels than <see cref="General"/> keeps.</summary>
    public static readonly ScreenProfile FullHd = new(1920, 1080, "21", "6M", HasSound: true);

    /// <summary>Small LED walls.</summary>
    public static readonly ScreenProfile Led = new(192, 96, "18", "1M", HasSound: false);

    public (int Width, int Height) SizeFor(int width, int height) => Fit.Within(width, height, MaxWidth, MaxHeight);
}
