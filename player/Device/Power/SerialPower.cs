using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Signage.Player.Led;
using Signage.Player.Screens;

namespace Signage.Player.Power;

/// <summary>A panel or relay board on a serial line: 8 data bits, no parity, raw. What it answers within half a second
/// is a reading.</summary>
internal sealed class SerialPower : IPowerSwitch
{
    private const int LongestAnswer = 64;

    private readonly FileStream _line;
    private readonly byte[] _on;
    private readonly byte[] _off;

    /// <exception cref="IOException">There is no such line, or it cannot be set up.</exception>
    public SerialPower(string path, int baud, byte[] on, byte[] off)
    {
        (_on, _off) = (on, off);
        // A read ends after half a second in which nothing came.
        FrameSerial.SetUp(path, baud, "min", "0", "time", "5");
        var handle = LibC.Open(path, LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec);
        if (handle < 0)
            throw new IOException($"{path}: 串口打不开 / cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        _line = new FileStream(new SafeFileHandle(handle, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
    }

    public PowerReading? Switch(bool on)
    {
        _line.Write(on ? _on : _off);
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && _line.Read(answer, length, answer.Length - length) is > 0 and var read)
            length += read;
        return length == 0 ? null : new PowerReading("answer", WordsOf(answer.AsSpan(0, length)));
    }

    public PowerReading? Read() => null;

    public void Dispose() => _line.Dispose();

    private static string WordsOf(ReadOnlySpan<byte> answer)
    {
        var text = Encoding.ASCII.GetString(answer).Trim();
        return text.All(sign => sign is >= ' ' and <= '~' and not '?') ? text : "0x" + Convert.ToHexString(answer);
    }
}
