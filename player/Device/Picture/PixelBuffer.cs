using System.Runtime.InteropServices;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// One picture in memory that the garbage collector never moves or sees: BGRA, 8 bits a channel, opaque,
/// rows one after the other without padding. Not thread-safe: one owner at a time, who disposes of it.
/// </summary>
public sealed unsafe class PixelBuffer : IDisposable
{
    private void* _bytes;

    public PixelBuffer(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        ByteCount = checked(width * height * 4);
        _bytes = NativeMemory.AllocZeroed((nuint)ByteCount);
    }

    public int Width { get; }

    public int Height { get; }

    public int ByteCount { get; }

    public int RowBytes => Width * 4;

    public nint Address => (nint)_bytes;

    public Span<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_bytes is null, this);
            return new Span<byte>(_bytes, ByteCount);
        }
    }

    public SKImageInfo Format => new(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque);

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
