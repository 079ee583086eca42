using System.Text;
using SkiaSharp;

namespace Signage.Player.Screens.Feed;

/// <summary>What a feed answers.</summary>
internal sealed class FeedRoutes(FeedDesk desk, FeedLook look)
{
    private const string Boundary = "signage-feed";
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    // A still picture is said again, so that a reader and what stands between know that the stream lives.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    private int _readers;

    public void Map(WebApplication app)
    {
        var ending = app.Lifetime.ApplicationStopping;
        app.MapGet("/feed.jpg", context => GuardedAsync(context,
            stop => StillAsync(context, SKEncodedImageFormat.Jpeg, "image/jpeg", stop), ending));
        app.MapGet("/feed.png", context => GuardedAsync(context,
            stop => StillAsync(context, SKEncodedImageFormat.Png, "image/png", stop), ending));
        app.MapGet("/feed.mjpeg", context => GuardedAsync(context, stop => StreamAsync(context, stop), ending));
    }

    private async Task GuardedAsync(HttpContext context, Func<CancellationToken, Task> answer, CancellationToken ending)
    {
        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            if (Interlocked.Increment(ref _readers) > look.Watchers)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "1";
                return;
            }
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
            await answer(stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader went, or the feed ends.
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private async Task StillAsync(HttpContext context, SKEncodedImageFormat format, string type, CancellationToken stop)
    {
        if (await desk.NextAsync(format, stop) is not { } picture)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        context.Response.Headers.ETag = picture.Tag;
        if (context.Request.Headers.IfNoneMatch.Any(tags => tags is not null && Holds(tags, picture.Tag)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = type;
        context.Response.ContentLength = picture.Bytes.Length;
        await context.Response.Body.WriteAsync(picture.Bytes, stop);
    }

    /// <summary>One picture after the other. The next is asked for when the last was taken: a slow reader misses
    /// some.</summary>
    private async Task StreamAsync(HttpContext context, CancellationToken stop)
    {
        context.Response.ContentType = "multipart/x-mixed-replace; boundary=" + Boundary;
        string? last = null;
        var said = TimeProvider.System.GetTimestamp();
        while (await desk.NextAsync(SKEncodedImageFormat.Jpeg, stop) is { } picture)
        {
            if (picture.Tag == last && TimeProvider.System.GetElapsedTime(said) < SignOfLife)
                continue;
            (last, said) = (picture.Tag, TimeProvider.System.GetTimestamp());
            var head = $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {picture.Bytes.Length}\r\n\r\n";
            await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
            await context.Response.Body.WriteAsync(picture.Bytes, stop);
            await context.Response.Body.WriteAsync(LineEnd, stop);
            await context.Response.Body.FlushAsync(stop);
        }
    }

    private static bool Holds(string tags, string tag) => tags.Split(',').Any(each => each.Trim() is var one
        && (one == "*" || one == tag || (one.StartsWith("W/", StringComparison.Ordinal) && one[2..] == tag)));
}
