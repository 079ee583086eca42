using System.Globalization;
using NodaTime;

namespace Signage.Player.Decoding;

/// <summary>How ffmpeg is asked for pictures and for sound.</summary>
internal static class MediaArguments
{
    /// <param name="path">A local file.</param>
    /// <param name="width">Pixels of the screen.</param>
    /// <param name="height">Pixels of the screen.</param>
    /// <param name="framesPerSecond">The screen's.</param>
    /// <param name="first">Which of the file's pictures, at the screen's rate, comes first.</param>
    public static IEnumerable<string> Pictures(string path, int width, int height, int framesPerSecond, long first) =>
    [
        .. Input(path, BeforeFrame(first, framesPerSecond)), "-map", "0:V:0", "-an", "-sn", "-dn",
        "-vf", string.Create(CultureInfo.InvariantCulture,
            $"fps={framesPerSecond}:start_time=0,"
            + $"scale={width}:{height}:force_original_aspect_ratio=decrease:flags=fast_bilinear,"
            + $"pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:black,setsar=1"),
        "-filter_threads", "1", "-fps_mode", "passthrough",
        "-pix_fmt", "yuv420p", "-f", "rawvideo", "-threads", "1", "-avioflags", "direct", "pipe:1",
    ];

    // A little before the picture, so that rounding does not leave it out.
    private static Duration BeforeFrame(long index, int framesPerSecond) =>
        Duration.FromSeconds((double)index / framesPerSecond) - Duration.FromMilliseconds(1);

    public static IEnumerable<string> Sound(string path, Duration from) =>
    [
        .. Input(path, from), "-vn", "-sn", "-dn", "-map", "0:a:0?",
        "-ac", "2", "-ar", "48000", "-c:a", "pcm_s16le", "-f", "s16le", "pipe:1",
    ];

    private static IEnumerable<string> Input(string path, Duration from)
    {
        yield return "-nostdin";
        yield return "-protocol_whitelist";
        yield return "file,pipe";
        yield return "-threads";
        yield return "1";
        if (from > Duration.Zero)
        {
            yield return "-ss";
            yield return from.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);
        }
        yield return "-i";
        yield return "file:" + path;
    }
}
