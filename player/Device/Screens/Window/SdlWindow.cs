namespace Signage.Player.Screens.Window;

/// <summary>A window on a desktop, by SDL 2. The picture fills it as far as its shape allows. Used by one
/// thread.</summary>
internal sealed unsafe class SdlWindow : IDisposable
{
    private readonly nint _window;
    private readonly nint _renderer;
    private readonly nint _picture;
    private readonly int _rowBytes;

    /// <param name="width">Pixels of the pictures.</param>
    /// <param name="height">Pixels of the pictures.</param>
    /// <param name="look">Where it stands and how it looks.</param>
    /// <exception cref="IOException">SDL 2 is not installed, there is no desktop, or it gives no window.</exception>
    public SdlWindow(int width, int height, WindowLook look)
    {
        _rowBytes = width * 4;
        Begin();
        _window = Made(look.Fullscreen ? WholeDisplay() : Sdl.CreateWindow(
            "Signage", look.X ?? Sdl.Centered, look.Y ?? Sdl.Centered, look.Width, look.Height,
            look.Borderless ? Sdl.Borderless : Sdl.Resizable));
        _renderer = Made(Sdl.CreateRenderer(_window, -1, 0));
        _ = Sdl.SetLogicalSize(_renderer, width, height);
        _picture = Made(Sdl.CreateTexture(_renderer, Sdl.FormatBgrx, Sdl.AccessStreaming, width, height));
    }

    /// <summary>Shows a picture.</summary>
    /// <param name="pixels">Address of BGRA, rows without padding.</param>
    /// <exception cref="IOException">The window was closed, or cannot be drawn.</exception>
    public void Show(nint pixels)
    {
        TakeEvents();
        Demand(Sdl.UpdateTexture(_picture, null, pixels, _rowBytes) == 0);
        Demand(Sdl.Clear(_renderer) == 0);
        Demand(Sdl.Copy(_renderer, _picture, null, null) == 0);
        Sdl.Present(_renderer);
    }

    public void Dispose()
    {
        // A renderer takes its pictures with it.
        Sdl.DestroyRenderer(_renderer);
        Sdl.DestroyWindow(_window);
        Sdl.QuitSubSystem(Sdl.Video);
    }

    // SDL's own full screen asks the desktop's window manager, and a box that starts straight into the player has none.
    private static nint WholeDisplay()
    {
        var bounds = stackalloc int[4];
        Demand(Sdl.GetDisplayBounds(0, bounds) == 0);
        _ = Sdl.ShowCursor(0);
        return Sdl.CreateWindow(
            "Signage", bounds[0], bounds[1], bounds[2], bounds[3], Sdl.Borderless | Sdl.AlwaysOnTop);
    }

    private static void Begin()
    {
        try
        {
            _ = Sdl.SetHint("SDL_RENDER_SCALE_QUALITY", "linear");
            // Where the desktop is gone SDL would draw for nobody ("offscreen"), and never come back to it.
            if (OperatingSystem.IsLinux())
                _ = Sdl.SetHint("SDL_VIDEODRIVER", "x11,wayland");
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
