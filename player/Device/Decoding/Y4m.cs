using System.Globalization;
using System.Text;

namespace Signage.Player.Decoding;

/// <summary>
/// Reads a stream of raw pictures (YUV4MPEG2): one line that says among other things the rate, then for each picture a
/// line and its three planes.
/// </summary>
internal static class Y4m
{
    private const int LongestLine = 256;

    /// <summary>The rate; null when the stream ends before, or is another.</summary>
    public static FrameRate? ReadHeader(Stream stream)
    {
        var rate = ReadLine(stream)?.Split(' ').FirstOrDefault(word => word.StartsWith('F'))?[1..].Split(':');
        return rate is [var number, var seconds]
            && int.TryParse(number, CultureInfo.InvariantCulture, out var n) && n > 0
            && int.TryParse(seconds, CultureInfo.InvariantCulture, out var s) && s > 0
                ? new FrameRate(n, s)
                : null;
    }

    /// <summary>Fills the planes of one picture; false at the end of the stream.</summary>
    public static bool ReadPicture(Stream stream, Span<byte> planes)
    {
        Span<byte> line = stackalloc byte["FRAME\n".Length];
        return Fill(stream, line) && line.SequenceEqual("FRAME\n"u8) && Fill(stream, planes);
    }

    private static string? ReadLine(Stream stream)
    {
        var line = new byte[LongestLine];
        for (var at = 0; at < line.Length && stream.Read(line, at, 1) == 1; at++)
        {
            if (line[at] == '\n')
                return Encoding.ASCII.GetString(line, 0, at);
        }
        return null;
    }

    private static bool Fill(Stream stream, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = stream.Read(bytes);
            if (read == 0)
                return false;
            bytes = bytes[read..];
        }
        return true;
    }
}
