using System.Globalization;
using Signage.Player.Decoding;
using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// An ffmpeg child that encodes pictures as they are shown. One that takes no more pictures is killed, so that whoever
/// feeds it is told instead of waiting for ever.
/// </summary>
internal sealed class EncoderChild : IDisposable
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(10);

    private readonly FfmpegProcess _child;
    private readonly Timer _watch;

    /// <param name="setting">Size and rate of the pictures.</param>
    /// <param name="output">ffmpeg's arguments after those for the input.</param>
    public EncoderChild(ScreenSetting setting, params string[] output)
    {
        _child = FfmpegProcess.Start(
        [
            "-f", "rawvideo", "-pix_fmt", "yuv420p", "-color_range", "tv", "-colorspace", "bt709",
            "-s", string.Create(CultureInfo.InvariantCulture, $"{setting.Width}x{setting.Height}"),
            "-r", setting.FramesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-color_primaries", "bt709", "-color_trc", "bt709",
            "-c:v", "libx264", "-pix_fmt", "yuv420p", "-threads", "1",
            .. output,
        ]);
        _watch = new Timer(_ => _child.Dispose());
    }

    /// <summary>Writes a picture so many times; repeats keep the pace when some were left out.</summary>
    /// <exception cref="IOException">The child is gone; its last words are in the message.</exception>
    public void Write(PixelBuffer picture, int times)
    {
        try
        {
            _watch.Change(LongestWrite, Timeout.InfiniteTimeSpan);
            for (; times > 0; times--)
                _child.Input.Write(picture.Bytes);
            _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException(
                _child.Errors is { Length: > 0 } said ? said : $"ffmpeg 已退出 / ffmpeg ended: {e.Message}", e);
        }
    }

    /// <summary>Ends the input and lets the child finish what it has.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        try
        {
            _child.Finish(TimeSpan.FromSeconds(2));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone; what it wrote stays.
        }
        _child.Dispose();
    }
}
