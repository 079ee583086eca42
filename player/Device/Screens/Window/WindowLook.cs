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

    private static int? Place(ScreenAddress address, string option) =>
        address.Number(option, 0, 32767, -1) is >= 0 and var place ? place : null;
}
