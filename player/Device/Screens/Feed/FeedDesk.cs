using System.Diagnostics;
using System.Security.Cryptography;
using Signage.Player.Picture;
using SkiaSharp;

namespace Signage.Player.Screens.Feed;

/// <summary>
/// Where readers of a feed wait for a picture. All that wait for the same format get the same bytes, encoded once; and
/// however many they are, no more pictures a second are encoded than the feed has. Any thread.
/// </summary>
/// <param name="perSecond">Pictures a second at most.</param>
/// <param name="quality">Of JPEG, 1 to 100.</param>
internal sealed class FeedDesk(int perSecond, int quality) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly long _period = Stopwatch.Frequency / perSecond;
    private List<Request> _waiting = [];
    private long _given;

    /// <summary>Does anybody wait, and is the next picture due?</summary>
    public bool Wants
    {
        get
        {
            lock (_lock)
                return _waiting.Count > 0 && Stopwatch.GetTimestamp() - _given >= _period;
        }
    }

    /// <summary>The next picture; null when there is none in time.</summary>
    public async Task<FeedPicture?> NextAsync(SKEncodedImageFormat format, CancellationToken stop)
    {
        var request = new Request(format);
        lock (_lock)
            _waiting.Add(request);
        try
        {
            return await request.Picture.Task.WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            lock (_lock)
                _waiting.Remove(request);
        }
    }

    /// <summary>Encodes a picture for those who wait.</summary>
    public void Give(PixelBuffer picture)
    {
        List<Request> served;
        lock (_lock)
        {
            (served, _waiting) = (_waiting, []);
            _given = Stopwatch.GetTimestamp();
        }
        foreach (var format in served.GroupBy(request => request.Format))
        {
            var encoded = Encode(picture, format.Key);
            foreach (var request in format)
                request.Picture.TrySetResult(encoded);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var request in _waiting)
                request.Picture.TrySetResult(null);
            _waiting = [];
        }
    }

    private FeedPicture Encode(PixelBuffer picture, SKEncodedImageFormat format)
    {
        using var image = SKImage.FromPixels(picture.Format, picture.Address, picture.RowBytes);
        using var encoded = image.Encode(format, quality);
        var bytes = encoded.ToArray();
        return new FeedPicture(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(..16))}\"");
    }

    private sealed record Request(SKEncodedImageFormat Format)
    {
        public TaskCompletionSource<FeedPicture?> Picture { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
