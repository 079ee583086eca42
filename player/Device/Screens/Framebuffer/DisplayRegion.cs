namespace Signage.Player.Screens.Framebuffer;

/// <summary>A rectangle of a display, in pixels from its upper left corner.</summary>
internal sealed record DisplayRegion(int X, int Y, int Width, int Height)
{
    /// <summary>Reads <c>region=X,Y,W,H</c>; without it, the upper left corner, as large as the pictures.</summary>
    public static DisplayRegion Read(ScreenAddress address, ScreenSetting setting)
    {
        if (address.Numbers("region", 4, "X,Y,W,H") is not { } numbers)
            return new DisplayRegion(0, 0, setting.Width, setting.Height);
        return numbers is [var x, var y, > 0 and var width, > 0 and var height]
            ? new DisplayRegion(x, y, width, height)
            : throw address.Refuse("region 的宽和高应大于 0", "the region's width and height must be above 0");
    }

    public override string ToString() => $"{X},{Y},{Width},{Height}";
}
