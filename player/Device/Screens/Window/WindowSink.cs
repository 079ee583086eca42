using Signage.Player.Picture;

namespace Signage.Player.Screens.Window;

/// <summary>
/// A window on a desktop, by SDL 2. The picture fills it as far as its shape allows. When somebody closes it, or the
/// desktop goes away, it comes back like any device.
/// </summary>
internal sealed unsafe class WindowSink : ISink
{
    // Often enough that the desktop does not think that it hangs.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly nint _window;
    private readonly nint _renderer;
    private readonly nint _picture;

    /// <exception cref="IOException">SDL 2 is not installed, there is no desktop, or it gives no window.</exception>
    public WindowSink(ScreenSetting setting, WindowLook look)
    {
        Begin();
        try
        {
            var flags = look.Fullscreen ? Sdl.FullscreenDesktop : look.Borderless ? Sdl.Borderless : Sdl.Resizable;
            _window = Made(Sdl.CreateWindow("Signage", look.X ?? Sdl.Centered, look.Y ?? Sdl.Centered,
                look.Width, look.Height, flags));
            DisplayLoss.Watch(_window);
            if (look.Fullscreen)
                _ = Sdl.ShowCursor(0);
            _renderer = Made(Sdl.CreateRenderer(_window, -1, 0));
            _ = Sdl.SetLogicalSize(_renderer, setting.Width, setting.Height);
            _picture = Made(Sdl.CreateTexture(
                _renderer, Sdl.FormatBgrx, Sdl.AccessStreaming, setting.Width, setting.Height));
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
    }

    public TimeSpan Refresh => BetweenLooks;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var look = WindowLook.Read(address, setting);
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new WindowSink(setting, look), setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings)
    {
        TakeEvents();
        Demand(Sdl.UpdateTexture(_picture, null, picture.Address, picture.RowBytes) == 0);
        Demand(Sdl.Clear(_renderer) == 0);
        Demand(Sdl.Copy(_renderer, _picture, null, null) == 0);
        Sdl.Present(_renderer);
        if (DisplayLoss.Happened)
            throw new IOException("桌面不在了 / the desktop is gone");
    }

    public void Dispose()
    {
        // A renderer takes its pictures with it.
        if (_renderer != 0)
            Sdl.DestroyRenderer(_renderer);
        if (_window != 0)
            Sdl.DestroyWindow(_window);
        Sdl.QuitSubSystem(Sdl.Video);
    }

    private static void Begin()
    {
        try
        {
            // SIGINT and SIGTERM are the program's own.
            _ = Sdl.SetHint("SDL_NO_SIGNAL_HANDLERS", "1");
            _ = Sdl.SetHint("SDL_RENDER_SCALE_QUALITY", "linear");
            Demand(Sdl.InitSubSystem(Sdl.Video) == 0);
        }
        catch (DllNotFoundException e)
        {
            throw new IOException("没有 SDL 2 / SDL 2 is not installed: apt install libsdl2-2.0-0", e);
        }
    }

    private static void TakeEvents()
    {
        var happened = stackalloc byte[Sdl.EventBytes];
        while (Sdl.PollEvent(happened) != 0)
        {
            var kind = *(uint*)happened;
            if (kind == Sdl.EventQuit || (kind == Sdl.EventWindow && happened[12] == Sdl.WindowClose))
                throw new IOException("窗口被关闭 / the window was closed");
        }
    }

    private static nint Made(nint made)
    {
        Demand(made != 0);
        return made;
    }

    private static void Demand(bool done)
    {
        if (!done)
            throw new IOException($"SDL: {Sdl.Error}");
    }
}
