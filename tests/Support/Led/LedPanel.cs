namespace Signage.Tests.Support.Led;

/// <summary>
/// An LED receiver of our own making: takes datagrams, refuses what the standard would not have, and holds what the
/// panel shows.
/// </summary>
public abstract class LedPanel(int width, int height)
{
    private readonly byte[] _held = new byte[width * height * 3];

    public int Width => width;

    public int Height => height;

    /// <summary>What it shows: R, G, B, row by row.</summary>
    public byte[] Rgb { get; } = new byte[width * height * 3];

    /// <summary>Frames that were shown.</summary>
    public int Frames { get; private set; }

    /// <summary>Takes a datagram.</summary>
    /// <exception cref="FormatException">It is malformed; the message says where.</exception>
    public abstract void Take(ReadOnlySpan<byte> datagram);

    /// <summary>An enlarged picture of it, each LED a dot, as PNG.</summary>
    public async Task DrawAsync(string path, int dot = 8)
    {
        var (wide, high) = (width * dot, height * dot);
        var image = new byte[wide * high * 3];
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                var (dx, dy) = ((x % dot) - (dot - 1) / 2.0, (y % dot) - (dot - 1) / 2.0);
                var lit = dx * dx + dy * dy <= dot * dot / 5.0;
                for (var colour = 0; colour < 3; colour++)
                    image[(y * wide + x) * 3 + colour] =
                        (byte)Math.Max(24, lit ? Rgb[((y / dot) * width + x / dot) * 3 + colour] : 0);
            }
        }

        var raw = path + ".rgb";
        await File.WriteAllBytesAsync(raw, image);
        var drawn = await Tool.Run("ffmpeg", [
            "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{wide}x{high}", "-i", raw,
            "-frames:v", "1", path]);
        File.Delete(raw);
        if (drawn.Exit != 0)
            throw new InvalidOperationException(drawn.All);
    }

    protected void Hold(int offset, ReadOnlySpan<byte> values)
    {
        Demand(offset + values.Length <= _held.Length, $"bytes {offset} to {offset + values.Length} are outside");
        values.CopyTo(_held.AsSpan(offset));
    }

    protected void ShowHeld()
    {
        _held.CopyTo(Rgb, 0);
        Frames++;
    }

    protected static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new FormatException(otherwise);
    }
}
