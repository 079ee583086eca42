using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>A serial line, 8 data bits, no parity, raw. A frame takes as long as the line needs.</summary>
internal sealed class FrameSerial : IFrameOutlet
{
    private readonly FileStream _line;

    /// <exception cref="IOException">There is no such line, or it cannot be set up.</exception>
    public FrameSerial(string path, int baud)
    {
        SetUp(path, baud);
        // Without O_NOCTTY a service would take the line as its terminal, and end when its plug is pulled.
        var handle = LibC.Open(path, LibC.WriteOnly | LibC.NoControllingTerminal | LibC.CloseOnExec);
        if (handle < 0)
            throw new IOException($"{path}: 串口打不开 / cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        _line = new FileStream(new SafeFileHandle(handle, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    public void Write(ReadOnlySpan<byte> frame) => _line.Write(frame);

    public void Dispose() => _line.Dispose();

    /// <summary>Sets a line to a speed, raw, and to what else is said in the words of stty. Before it is opened: one
    /// that waits for a carrier keeps whoever opens it waiting too.</summary>
    internal static void SetUp(string path, int baud, params string[] more)
    {
        var start = new ProcessStartInfo("stty", [
            "-F", path, baud.ToString(CultureInfo.InvariantCulture), "raw", "cs8", "-cstopb", "-parenb", "-echo",
            "-hupcl", "clocal", .. more])
        {
            RedirectStandardError = true, UseShellExecute = false,
        };
        using var stty = Process.Start(start) ?? throw new IOException("stty: 未能启动 / did not start");
        var said = stty.StandardError.ReadToEnd();
        stty.WaitForExit();
        if (stty.ExitCode != 0)
            throw new IOException($"{path}: 串口无法设置 / cannot be set up: {said.Trim()}");
    }
}
