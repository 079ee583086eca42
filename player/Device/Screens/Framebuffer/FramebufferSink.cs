using Signage.Player.Picture;

namespace Signage.Player.Screens.Framebuffer;

/// <summary>
/// Shows pictures pixel for pixel in a rectangle of a display, as the sending card of an LED wall maps it. What of a
/// picture is larger than the rectangle is cut off, what of the rectangle is left over is black.
/// </summary>
internal sealed class FramebufferSink : ISink
{
    private static readonly TimeSpan OnceASecond = TimeSpan.FromSeconds(1);

    private readonly DisplayMemory _display;
    private readonly DisplayRegion _region;

    /// <param name="display">Where to; this sink closes it.</param>
    /// <param name="region">The rectangle.</param>
    /// <param name="clear">Make the whole display black first?</param>
    /// <exception cref="IOException">The rectangle is not on the display.</exception>
    public FramebufferSink(DisplayMemory display, DisplayRegion region, bool clear)
    {
        (_display, _region) = (display, region);
        var mode = display.Mode;
        if (region.X + region.Width > mode.Width || region.Y + region.Height > mode.Height)
        {
            display.Dispose();
            throw new IOException($"区域 {region} 超出显示器 {mode.Width}x{mode.Height} / the region {region} is not on "
                + $"the display of {mode.Width}x{mode.Height}");
        }
        if (clear)
            display.Bytes.Clear();
    }

    public TimeSpan Refresh => OnceASecond;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var path = address.Path();
        var region = DisplayRegion.Read(address, setting);
        var clear = address.Switch("clear", otherwise: true);
        var geometry = address.Word("geometry");
        var mode = geometry is null ? null : DisplayMode.Parse(geometry)
            ?? throw address.Refuse($"geometry={geometry} 应如 1920x1080x32", $"geometry={geometry} must be like "
                + "1920x1080x32, with 32 or 16 bits a pixel");
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => mode is null
                ? new ConsoleSink(path, new FramebufferSink(DisplayMemory.OfDevice(path), region, clear))
                : new FramebufferSink(DisplayMemory.OfFile(path, mode), region, clear),
            setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings)
    {
        var display = _display.Bytes;
        var mode = _display.Mode;
        var (width, height) = (Math.Min(picture.Width, _region.Width), Math.Min(picture.Height, _region.Height));
        for (var y = 0; y < _region.Height; y++)
        {
            var row = display.Slice(mode.Start + (_region.Y + y) * mode.LineBytes + _region.X * mode.PixelBytes,
                _region.Width * mode.PixelBytes);
            var shown = y < height ? width : 0;
            if (shown > 0)
                DisplayRow.Write(picture.Bytes.Slice(y * picture.RowBytes, shown * 4), row, mode);
            row[(shown * mode.PixelBytes)..].Clear();
        }
    }

    public void Dispose() => _display.Dispose();
}
