using System.Runtime.InteropServices;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// One picture in memory that the garbage collector never moves or sees: opaque, 8 bits a channel, rows one after the
/// other without padding. Not thread-safe: one owner at a time, who disposes of it.
/// </summary>
public sealed unsafe class PixelBuffer : IDisposable
{
    private void* _bytes;

    /// <summary>A black picture.</summary>
    public PixelBuffer(int width, int height, PixelFormat pixels = PixelFormat.Bgra)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height, Pixels) = (width, height, pixels);
        ByteCount = SizeOf(width, height, pixels);
        _bytes = NativeMemory.AllocZeroed((nuint)ByteCount);
        if (pixels == PixelFormat.I420)
        {
            Plane(0).Fill(16);
            Plane(1).Fill(128);
            Plane(2).Fill(128);
        }
    }

    public int Width { get; }

    public int Height { get; }

    public PixelFormat Pixels { get; }

    public int ByteCount { get; }

    /// <summary>Bytes from one row to the next; of the first plane.</summary>
    public int RowBytes => Pixels == PixelFormat.Bgra ? Width * 4 : Width;

    /// <summary>Bytes from one row to the next in a plane of colour difference.</summary>
    public int ChromaWidth => (Width + 1) / 2;

    public int ChromaHeight => (Height + 1) / 2;

    public nint Address => (nint)_bytes;

    public Span<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_bytes is null, this);
            return new Span<byte>(_bytes, ByteCount);
        }
    }

    /// <summary>What Skia must know to draw on it; <see cref="PixelFormat.Bgra"/> alone.</summary>
    public SKImageInfo Format => new(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque);

    public static int SizeOf(int width, int height, PixelFormat pixels) => checked(
        pixels == PixelFormat.Bgra ? width * height * 4 : width * height + (width + 1) / 2 * ((height + 1) / 2) * 2);

    /// <summary>One plane; 0 is all there is of <see cref="PixelFormat.Bgra"/>.</summary>
    public Span<byte> Plane(int plane)
    {
        if (Pixels == PixelFormat.Bgra)
            return Bytes;
        var (luma, chroma) = (Width * Height, ChromaWidth * ChromaHeight);
        return plane == 0 ? Bytes[..luma] : Bytes.Slice(luma + (plane - 1) * chroma, chroma);
    }

    /// <summary>Rows of another picture of the same width, which may be of the other format, onto the same rows here.
    /// The first row is even.</summary>
    public void CopyRows(PixelBuffer from, int row, int rows)
    {
        if (from.Pixels == Pixels)
            Same(from, row, rows);
        else if (Pixels == PixelFormat.Bgra)
            Yuv.ToBgra(from, this, row, rows);
        else
            Yuv.ToI420(from, this, row, rows);
    }

    public void CopyFrom(PixelBuffer from) => CopyRows(from, 0, Height);

    private void Same(PixelBuffer from, int row, int rows)
    {
        Rows(0, row, rows, from);
        if (Pixels == PixelFormat.Bgra)
            return;
        Rows(1, row / 2, (rows + 1) / 2, from);
        Rows(2, row / 2, (rows + 1) / 2, from);
    }

    private void Rows(int plane, int row, int rows, PixelBuffer from)
    {
        var stride = plane == 0 ? RowBytes : ChromaWidth;
        from.Plane(plane).Slice(row * stride, rows * stride).CopyTo(Plane(plane)[(row * stride)..]);
    }

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
