using System.Runtime.InteropServices;

namespace Signage.Player.Screens.Window;

/// <summary>
/// Lets the process outlive its X server. By itself libX11 ends a program whose display is gone; since 1.7 it can be
/// told not to.
/// </summary>
internal static unsafe partial class DisplayLoss
{
    private const int X11 = 2;

    private static volatile bool _lost;

    /// <summary>Is the display gone since the last <see cref="Watch"/>?</summary>
    public static bool Happened => _lost;

    /// <summary>Watches the display of a window; does nothing where it is none of X.</summary>
    public static void Watch(nint window)
    {
        _lost = false;
        // struct SDL_SysWMinfo: three bytes of version, the kind at 4, for X11 then the Display at 8.
        var system = stackalloc byte[128];
        new Span<byte>(system, 128).Clear();
        system[0] = 2;
        if (Sdl.GetWindowSystem(window, system) == 0 || *(int*)(system + 4) != X11)
            return;
        try
        {
            SetExitHandler(*(nint*)(system + 8), &Lost, 0);
        }
        catch (EntryPointNotFoundException)
        {
            // An older libX11: with the display the player ends, and is started anew by whoever keeps it.
        }
    }

    [LibraryImport("libX11.so.6", EntryPoint = "XSetIOErrorExitHandler")]
    private static partial void SetExitHandler(nint display, delegate* unmanaged<nint, nint, void> handler, nint data);

    [UnmanagedCallersOnly]
    private static void Lost(nint display, nint data) => _lost = true;
}
