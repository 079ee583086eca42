using Signage.Player.Picture;

namespace Signage.Player.Screens.Framebuffer;

/// <summary>A framebuffer whose console is still for as long as pictures are shown on it.</summary>
internal sealed class ConsoleSink : ISink
{
    private readonly string _device;
    private readonly FramebufferSink _display;

    public ConsoleSink(string device, FramebufferSink display)
    {
        (_device, _display) = (device, display);
        FramebufferDevice.TakeConsole(device);
    }

    public TimeSpan Refresh => _display.Refresh;

    public void Send(PixelBuffer picture, int showings) => _display.Send(picture, showings);

    public void Dispose()
    {
        _display.Dispose();
        FramebufferDevice.GiveConsole(_device);
    }
}
