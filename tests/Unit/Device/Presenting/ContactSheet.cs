using NodaTime;
using Signage.Player.Picture;
using SkiaSharp;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>Small pictures of what a screen showed, two a second, in rows.</summary>
internal sealed class ContactSheet(int width, int height, int columns) : IDisposable
{
    private const int Scale = 2;
    private static readonly Duration Every = Duration.FromMilliseconds(500);

    private readonly List<SKBitmap> _pictures = [];

    public void Add(Duration at, PixelBuffer picture)
    {
        if (at < Every * _pictures.Count)
            return;
        using var pixels = new PixelBuffer(width, height);
        pixels.CopyFrom(picture);
        using var whole = new SKBitmap();
        whole.InstallPixels(pixels.Format, pixels.Address, pixels.RowBytes);
        _pictures.Add(whole.Resize(new SKSizeI(width / Scale, height / Scale), SKSamplingOptions.Default));
    }

    public byte[] Encode()
    {
        var (w, h) = (width / Scale + 2, height / Scale + 2);
        using var surface = SKSurface.Create(
            new SKImageInfo(columns * w, (_pictures.Count + columns - 1) / columns * h));
        surface.Canvas.Clear(SKColors.Gray);
        for (var i = 0; i < _pictures.Count; i++)
            surface.Canvas.DrawBitmap(_pictures[i], i % columns * w, i / columns * h, SKSamplingOptions.Default);
        using var image = surface.Snapshot();
        using var bytes = image.Encode(SKEncodedImageFormat.Png, 100);
        return bytes.ToArray();
    }

    public void Dispose() => _pictures.ForEach(picture => picture.Dispose());
}
