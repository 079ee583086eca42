using System.Buffers.Binary;
using Signage.Player.Picture;

namespace Signage.Player.Led;

/// <summary>
/// A picture for LEDs of one or two colours: one bit a pixel a colour, in one frame of bytes that is packed anew for
/// each picture. Its layout is in docs/SCREENS.md. Used by one thread.
/// </summary>
/// <remarks>
/// A pixel is lit when its strongest colour reaches a share of the brightest pixel of the picture, so that a picture
/// dimmed by the plan keeps its strokes; the plan's dimming is for panels that can do it.
/// </remarks>
internal sealed class MonoFrame
{
    public const int HeaderBytes = 12;
    public const int ChecksumBytes = 2;

    // Below this it is black, however dark the rest is.
    private const int LeastLevel = 16;

    private readonly int _width;
    private readonly int _height;
    private readonly int _colours;
    private readonly int _threshold;
    private readonly int _rowBytes;
    private readonly byte[] _frame;

    /// <param name="width">1 to 65,535 pixels.</param>
    /// <param name="height">1 to 65,535 pixels.</param>
    /// <param name="colours">1, or 2 for red and green.</param>
    /// <param name="threshold">1 to 100 percent of the brightest pixel.</param>
    public MonoFrame(int width, int height, int colours, int threshold)
    {
        (_width, _height, _colours, _threshold) = (width, height, colours, threshold);
        _rowBytes = (width + 7) / 8;
        _frame = new byte[BytesOf(width, height, colours)];
        "SLED"u8.CopyTo(_frame);
        (_frame[4], _frame[5]) = (1, (byte)colours);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(6), (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(8), (ushort)height);
    }

    /// <summary>How long the frame of such a panel is.</summary>
    public static int BytesOf(int width, int height, int colours) =>
        HeaderBytes + (width + 7) / 8 * height * colours + ChecksumBytes;

    /// <summary>Packs a picture; valid until the next call.</summary>
    /// <param name="brightness">0 to 100 percent.</param>
    /// <param name="sequence">0 to 255, so that a receiver sees what it lost.</param>
    public ReadOnlySpan<byte> Pack(PixelBuffer picture, int brightness, byte sequence)
    {
        ReadOnlySpan<byte> bgra = picture.Bytes;
        var level = Math.Max(LeastLevel, (Brightest(bgra) * _threshold + 99) / 100);
        (_frame[10], _frame[11]) = ((byte)brightness, sequence);
        var planes = _frame.AsSpan(HeaderBytes, _rowBytes * _height * _colours);
        planes.Clear();
        var second = planes[(_rowBytes * _height * (_colours - 1))..];
        for (var y = 0; y < _height; y++)
            PackRow(bgra.Slice(y * _width * 4, _width * 4), level, planes[(y * _rowBytes)..],
                second[(y * _rowBytes)..]);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(_frame.Length - 2), Checksum(_frame.AsSpan(..^2)));
        return _frame;
    }

    private void PackRow(ReadOnlySpan<byte> row, int level, Span<byte> first, Span<byte> second)
    {
        for (var x = 0; x < _width; x++)
        {
            var (green, red) = (row[x * 4 + 1], row[x * 4 + 2]);
            var strongest = Math.Max(row[x * 4], Math.Max(green, red));
            if (strongest < level)
                continue;
            // By the pixel's own hue, or the grey edge of a yellow stroke would turn red. No LED is blue: what is blue
            // alone lights both, so that nothing is lost.
            var (isRed, isGreen) = (red * 2 >= strongest, green * 2 >= strongest);
            var bit = (byte)(0x80 >> (x & 7));
            if (_colours == 1 || isRed || !isGreen)
                first[x >> 3] |= bit;
            if (_colours == 2 && (isGreen || !isRed))
                second[x >> 3] |= bit;
        }
    }

    private static int Brightest(ReadOnlySpan<byte> bgra)
    {
        var brightest = 0;
        for (var at = 0; at < bgra.Length; at += 4)
            brightest = Math.Max(brightest, Math.Max(bgra[at], Math.Max(bgra[at + 1], bgra[at + 2])));
        return brightest;
    }

    /// <summary>CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF; of "123456789" it is 0x29B1.</summary>
    internal static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var value in bytes)
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : (crc << 1) & 0xFFFF;
        }
        return (ushort)crc;
    }
}
