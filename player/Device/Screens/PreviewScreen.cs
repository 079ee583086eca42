using SkiaSharp;
using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// Keeps the picture that is on for whoever asks. A picture is copied only when somebody waits for one, so an unwatched
/// player pays nothing.
/// </summary>
public sealed class PreviewScreen(int width, int height) : IScreen
{
    public const int LargestJpeg = 32 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource<PixelBuffer>> _waiting = [];

    public string Name => "preview";

    public PixelFormat? Takes => null;

    public void Show(PixelBuffer picture, bool changed)
    {
        lock (_lock)
        {
            foreach (var request in _waiting)
            {
                var copy = new PixelBuffer(width, height);
                copy.CopyFrom(picture);
                if (!request.TrySetResult(copy))
                    copy.Dispose();
            }
            _waiting.Clear();
        }
    }

    /// <summary>The next picture as PNG; null when the presenter gives none in time. Any thread.</summary>
    public async Task<byte[]?> PngAsync(CancellationToken stop)
    {
        using var picture = await NextAsync(stop);
        return picture is null ? null : Encode(picture, SKEncodedImageFormat.Png, 100);
    }

    /// <summary>The next picture as JPEG of at most 32 kB, smaller if it must be; null when there is none. Any
    /// thread.</summary>
    public async Task<byte[]?> JpegAsync(CancellationToken stop)
    {
        using var picture = await NextAsync(stop);
        if (picture is null)
            return null;
        using var fitted = Fit(picture, 480);
        foreach (var quality in (int[])[75, 60, 45, 30, 15])
        {
            using var bytes = fitted.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (bytes.Size <= LargestJpeg)
                return bytes.ToArray();
        }
        return null;
    }

    private static SKImage Fit(PixelBuffer picture, int widest)
    {
        using var image = SKImage.FromPixels(picture.Format, picture.Address, picture.RowBytes);
        var scale = Math.Min(1f, widest / (float)picture.Width);
        var size = new SKImageInfo(
            Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)),
            SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(size);
        var smooth = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), smooth);
        return surface.Snapshot();
    }

    private static byte[] Encode(PixelBuffer picture, SKEncodedImageFormat format, int quality)
    {
        using var image = SKImage.FromPixels(picture.Format, picture.Address, picture.RowBytes);
        using var bytes = image.Encode(format, quality);
        return bytes.ToArray();
    }

    private async Task<PixelBuffer?> NextAsync(CancellationToken stop)
    {
        var request = new TaskCompletionSource<PixelBuffer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add(request);
        try
        {
            return await request.Task.WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            if (!request.TrySetCanceled(stop))
                (await request.Task).Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var request in _waiting)
                request.TrySetCanceled();
            _waiting.Clear();
        }
    }
}
