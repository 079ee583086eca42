using Signage.Player.Picture;

namespace Signage.Player.Decoding;

/// <summary>
/// Pictures of a stream in the middle of buffers of the screen's size, with black beside or above and below. Those that
/// have the screen's size, as renditions do, are read where they belong; others are copied once.
/// </summary>
internal sealed class Centred : IDisposable
{
    private const byte BlackLuma = 16;
    private const byte NoColour = 128;

    private readonly PixelBuffer? _picture;

    /// <exception cref="InvalidOperationException">The pictures are larger than the screen.</exception>
    public Centred(Y4mHeader pictures, int width, int height)
    {
        if (pictures.Width > width || pictures.Height > height)
        {
            throw new InvalidOperationException(
                $"pictures of {pictures.Width}x{pictures.Height} on a screen of {width}x{height}");
        }
        if ((pictures.Width, pictures.Height) != (width, height))
            _picture = new PixelBuffer(pictures.Width, pictures.Height, PixelFormat.I420);
    }

    /// <summary>Reads the next picture of the stream; false at its end.</summary>
    public bool ReadInto(Stream stream, PixelBuffer screen)
    {
        if (_picture is null)
            return Y4m.ReadPicture(stream, screen.Bytes);
        if (!Y4m.ReadPicture(stream, _picture.Bytes))
            return false;
        var (x, y) = ((screen.Width - _picture.Width) / 4, (screen.Height - _picture.Height) / 4);
        Place(_picture.Plane(0), _picture.Width, screen.Plane(0), screen.Width, 2 * x, 2 * y, BlackLuma);
        Place(_picture.Plane(1), _picture.ChromaWidth, screen.Plane(1), screen.ChromaWidth, x, y, NoColour);
        Place(_picture.Plane(2), _picture.ChromaWidth, screen.Plane(2), screen.ChromaWidth, x, y, NoColour);
        return true;
    }

    public void Dispose() => _picture?.Dispose();

    private static void Place(
        ReadOnlySpan<byte> from, int width, Span<byte> onto, int stride, int x, int y, byte beside)
    {
        var rows = from.Length / width;
        onto[..(y * stride)].Fill(beside);
        for (var row = 0; row < rows; row++)
        {
            var line = onto.Slice((y + row) * stride, stride);
            line[..x].Fill(beside);
            from.Slice(row * width, width).CopyTo(line[x..]);
            line[(x + width)..].Fill(beside);
        }
        onto[((y + rows) * stride)..].Fill(beside);
    }
}
