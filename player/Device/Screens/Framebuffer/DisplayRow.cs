using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Signage.Player.Screens.Framebuffer;

/// <summary>Brings a row of BGRA into a display's own pixels: the one place that knows how.</summary>
internal static class DisplayRow
{
    /// <param name="bgra">Four bytes a pixel.</param>
    /// <param name="to">As many pixels of the mode.</param>
    public static void Write(ReadOnlySpan<byte> bgra, Span<byte> to, DisplayMode mode)
    {
        if (mode.Bits == 16)
            WriteShort(bgra, to);
        else if (mode.RedFirst)
            WriteSwapped(bgra, to);
        else
            bgra.CopyTo(to);
    }

    private static void WriteShort(ReadOnlySpan<byte> bgra, Span<byte> to)
    {
        for (var at = 0; at < bgra.Length; at += 4)
        {
            var pixel = ((bgra[at + 2] & 0xF8) << 8) | ((bgra[at + 1] & 0xFC) << 3) | (bgra[at] >> 3);
            BinaryPrimitives.WriteUInt16LittleEndian(to[(at / 2)..], (ushort)pixel);
        }
    }

    private static void WriteSwapped(ReadOnlySpan<byte> bgra, Span<byte> to)
    {
        var from = MemoryMarshal.Cast<byte, uint>(bgra);
        var pixels = MemoryMarshal.Cast<byte, uint>(to);
        for (var at = 0; at < from.Length; at++)
        {
            var pixel = from[at];
            pixels[at] = (pixel & 0xFF00FF00) | ((pixel & 0xFF) << 16) | ((pixel >> 16) & 0xFF);
        }
    }
}
