using System.Runtime.InteropServices;
using SkiaSharp;

namespace Signage.Player.Picture.Overlays;

/// <summary>
/// A small picture with transparency that stands over the screen's picture. It is kept ready in the screen's format:
/// what it adds, and how much of what is below it keeps.
/// </summary>
internal sealed class Sprite : IDisposable
{
    private readonly PixelBuffer _drawn;
    private readonly PixelBuffer _over;
    private readonly PixelBuffer _keep;

    /// <param name="x">Pixels from the left; even.</param>
    /// <param name="y">Pixels from the top; even.</param>
    public Sprite(int x, int y, int width, int height, PixelFormat pixels)
    {
        (X, Y) = (x, y);
        _drawn = new PixelBuffer(width, height);
        (_over, _keep) = (new PixelBuffer(width, height, pixels), new PixelBuffer(width, height, pixels));
    }

    public int X { get; }

    public int Y { get; }

    public int Width => _drawn.Width;

    public int Height => _drawn.Height;

    /// <summary>What is drawn, as premultiplied BGRA; it counts from the next <see cref="Refresh"/> on.</summary>
    public PixelBuffer Drawn => _drawn;

    public void Draw(Action<SKCanvas> draw)
    {
        var format = new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        using (var surface = SKSurface.Create(format, _drawn.Address, _drawn.RowBytes))
        {
            surface.Canvas.Clear(SKColors.Transparent);
            draw(surface.Canvas);
        }
        Refresh();
    }

    /// <summary>Takes over what was drawn.</summary>
    public void Refresh()
    {
        if (_over.Pixels == PixelFormat.Bgra)
            RefreshBgra();
        else
            RefreshI420();
    }

    /// <summary>Blends it onto a picture that is at least as large as where it ends.</summary>
    public void Blend(PixelBuffer onto)
    {
        if (onto.Pixels == PixelFormat.Bgra)
        {
            Blend(onto.Bytes, onto.RowBytes, Y, X * 4, plane: 0, _over.RowBytes, Height);
            return;
        }
        Blend(onto.Plane(0), onto.Width, Y, X, plane: 0, Width, Height);
        Blend(onto.Plane(1), onto.ChromaWidth, Y / 2, X / 2, plane: 1, _over.ChromaWidth, _over.ChromaHeight);
        Blend(onto.Plane(2), onto.ChromaWidth, Y / 2, X / 2, plane: 2, _over.ChromaWidth, _over.ChromaHeight);
    }

    private void Blend(Span<byte> onto, int stride, int row, int left, int plane, int width, int rows)
    {
        Span<byte> over = _over.Plane(plane), keep = _keep.Plane(plane);
        for (var i = 0; i < rows; i++)
        {
            Blending.Over(
                onto.Slice((row + i) * stride + left, width), over.Slice(i * width, width),
                keep.Slice(i * width, width));
        }
    }

    private void RefreshBgra()
    {
        _drawn.Bytes.CopyTo(_over.Bytes);
        var keep = MemoryMarshal.Cast<byte, uint>(_keep.Bytes);
        var drawn = MemoryMarshal.Cast<byte, uint>(_drawn.Bytes);
        for (var i = 0; i < keep.Length; i++)
            keep[i] = (255 - (drawn[i] >> 24)) * 0x01010101;
    }

    // The conversion is linear: of a premultiplied colour it gives what is added, but for the part of 16 and 128 that
    // black has too.
    private void RefreshI420()
    {
        _over.CopyFrom(_drawn);
        var drawn = MemoryMarshal.Cast<byte, uint>(_drawn.Bytes);
        Span<byte> luma = _over.Plane(0), keep = _keep.Plane(0);
        for (var i = 0; i < luma.Length; i++)
        {
            keep[i] = (byte)(255 - (drawn[i] >> 24));
            luma[i] = Less(luma[i], 16, keep[i]);
        }
        Span<byte> u = _over.Plane(1), v = _over.Plane(2), keepU = _keep.Plane(1), keepV = _keep.Plane(2);
        for (var y = 0; y < _over.ChromaHeight; y++)
        {
            for (var x = 0; x < _over.ChromaWidth; x++)
            {
                var at = y * _over.ChromaWidth + x;
                keepU[at] = keepV[at] = Mean(keep, 2 * x, 2 * y);
                u[at] = Less(u[at], 128, keepU[at]);
                v[at] = Less(v[at], 128, keepU[at]);
            }
        }
    }

    private byte Mean(ReadOnlySpan<byte> keep, int x, int y)
    {
        var (right, below) = (Math.Min(x + 1, Width - 1), Math.Min(y + 1, Height - 1));
        var sum = keep[y * Width + x] + keep[y * Width + right] + keep[below * Width + x] + keep[below * Width + right];
        return (byte)((sum + 2) / 4);
    }

    private static byte Less(byte value, int centre, byte keep) =>
        (byte)Math.Max(0, value - (centre * keep + 127) / 255);

    public void Dispose()
    {
        _drawn.Dispose();
        _over.Dispose();
        _keep.Dispose();
    }
}
