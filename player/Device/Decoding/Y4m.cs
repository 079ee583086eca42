using System.Globalization;
using System.Text;

namespace Signage.Player.Decoding;

/// <summary>
/// Reads a stream of raw pictures (YUV4MPEG2): one line that says among other things size and rate, then for each
/// picture a line and its three planes.
/// </summary>
internal static class Y4m
{
    private const int LongestLine = 256;

    /// <summary>What its first line says; null when the stream ends before, or is another.</summary>
    public static Y4mHeader? ReadHeader(Stream stream)
    {
        var words = ReadLine(stream)?.Split(' ') ?? [];
        string[] Of(char letter) =>
            words.Skip(1).FirstOrDefault(word => word.StartsWith(letter))?[1..].Split(':') ?? [];
        var numbers = Of('W').Concat(Of('H')).Concat(Of('F'))
            .Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return numbers is [> 0, > 0, > 0, > 0]
            ? new Y4mHeader(numbers[0], numbers[1], new FrameRate(numbers[2], numbers[3]))
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

/// <summary>The first line of a stream of raw pictures.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rate">Pictures a second.</param>
internal readonly record struct Y4mHeader(int Width, int Height, FrameRate Rate);
