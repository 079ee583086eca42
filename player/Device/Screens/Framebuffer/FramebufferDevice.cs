using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Signage.Player.Screens.Framebuffer;

/// <summary>
/// Asks a framebuffer device for its mode (linux/fb.h), and the console behind it to be still. Not proved on hardware:
/// what it reads out of the kernel's structures is.
/// </summary>
internal static unsafe class FramebufferDevice
{
    /// <summary>Size of <c>struct fb_var_screeninfo</c>.</summary>
    public const int VariableBytes = 160;

    /// <summary>Size of <c>struct fb_fix_screeninfo</c> on 64 bits.</summary>
    public const int FixedBytes = 80;

    private const nuint GetVariable = 0x4600;
    private const nuint GetFixed = 0x4602;
    private const nuint Blank = 0x4611;
    private const nuint SetConsoleMode = 0x4B3A;
    private const nint GraphicsMode = 1;
    private const nint TextMode = 0;

    /// <exception cref="IOException">It is no framebuffer, or its pixels are of a kind that is not known.</exception>
    public static DisplayMode ModeOf(SafeFileHandle device, string path)
    {
        Span<byte> variable = stackalloc byte[VariableBytes];
        Span<byte> constant = stackalloc byte[FixedBytes];
        fixed (byte* v = variable, f = constant)
        {
            var handle = (int)device.DangerousGetHandle();
            if (LibC.Control(handle, GetVariable, v) < 0 || LibC.Control(handle, GetFixed, f) < 0)
                throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        return Read(variable, constant);
    }

    /// <summary>The mode that the kernel's two structures tell.</summary>
    public static DisplayMode Read(ReadOnlySpan<byte> variable, ReadOnlySpan<byte> constant)
    {
        var fields = MemoryMarshal.Cast<byte, uint>(variable);
        var (width, height, left, top, bits) =
            ((int)fields[0], (int)fields[1], (int)fields[4], (int)fields[5], (int)fields[6]);
        var (red, green, blue) = ((int)fields[8], (int)fields[11], (int)fields[14]);
        var line = (int)MemoryMarshal.Read<uint>(constant[48..]);
        return (bits, red, green, blue) switch
        {
            (32, 16, 8, 0) or (16, 11, 5, 0) =>
                new DisplayMode(width, height, bits, line, RedFirst: false, top * line + left * bits / 8),
            (32, 0, 8, 16) => new DisplayMode(width, height, bits, line, RedFirst: true, top * line + left * 4),
            _ => throw new IOException(
                $"不支持的像素格式 / pixels of {bits} bits with red at {red}, green at {green} and blue at {blue} "
                + "are not supported"),
        };
    }

    /// <summary>Lights the display, and stills the console's cursor and blanking where that is allowed.</summary>
    public static void TakeConsole(string path) => Console(path, GraphicsMode);

    /// <summary>Gives the console back.</summary>
    public static void GiveConsole(string path) => Console(path, TextMode);

    private static void Console(string path, nint mode)
    {
        Tell(path, LibC.ReadWrite, Blank, 0);
        // A service's group may write to it and no more.
        Tell("/dev/tty0", LibC.WriteOnly, SetConsoleMode, mode);
    }

    // Without the right to it the console stays as it is, and the picture is there all the same.
    private static void Tell(string path, int way, nuint request, nint value)
    {
        var handle = LibC.Open(path, way | LibC.NoControllingTerminal | LibC.CloseOnExec);
        if (handle < 0)
            return;
        using var closed = new SafeFileHandle(handle, ownsHandle: true);
        _ = LibC.Control(handle, request, (void*)value);
    }
}
