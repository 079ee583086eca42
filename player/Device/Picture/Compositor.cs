using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// Puts the layers together into the one picture that all screens get. Does nothing when nothing changed. Used by the
/// presenter's thread alone.
/// </summary>
internal sealed class Compositor : IDisposable
{
    private readonly PixelBuffer _output;
    private readonly SKSurface _surface;
    private readonly SKPaint _shade = new() { Color = SKColors.Black };
    private (Layer Picture, Layer? Band, int Brightness)? _last;

    public Compositor(int width, int height)
    {
        _output = new PixelBuffer(width, height);
        _surface = SKSurface.Create(_output.Format, _output.Address, _output.RowBytes);
    }

    /// <summary>The finished picture; valid until the next call.</summary>
    /// <param name="picture">As large as the screen.</param>
    /// <param name="band">As wide as the screen; laid along its lower edge.</param>
    /// <param name="brightness">0 to 100.</param>
    /// <param name="changed">False when the picture is the same as at the last call.</param>
    public PixelBuffer Compose(Layer picture, Layer? band, int brightness, out bool changed)
    {
        var wanted = (picture, band, brightness);
        changed = _last != wanted;
        if (!changed)
            return _output;
        var bandOnly = _last is { } last && last.Picture == picture && last.Band is not null && band is not null
            && last.Brightness == brightness && brightness == 100;
        if (!bandOnly)
            picture.Buffer.Bytes.CopyTo(_output.Bytes);
        if (band is { } over)
            over.Buffer.Bytes.CopyTo(_output.Bytes[(_output.ByteCount - over.Buffer.ByteCount)..]);
        if (brightness < 100)
            Dim(brightness);
        _last = wanted;
        return _output;
    }

    private void Dim(int brightness)
    {
        _shade.Color = SKColors.Black.WithAlpha((byte)(255 - brightness * 255 / 100));
        _surface.Canvas.DrawRect(0, 0, _output.Width, _output.Height, _shade);
    }

    public void Dispose()
    {
        _shade.Dispose();
        _surface.Dispose();
        _output.Dispose();
    }
}
