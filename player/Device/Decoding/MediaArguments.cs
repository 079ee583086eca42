using System.Globalization;
using NodaTime;

namespace Signage.Player.Decoding;

/// <summary>How ffmpeg is asked for pictures and for sound.</summary>
internal static class MediaArguments
{
    /// <summary>As YUV4MPEG2, which says the rate: the clip's own, at most the screen's.</summary>
    /// <param name="path">A local file.</param>
    /// <param name="width">Pixels of the screen.</param>
    /// <param name="height">Pixels of the screen.</param>
    /// <param name="framesPerSecond">The screen's.</param>
    /// <param name="from">Position in the file; a whole second.</param>
    public static IEnumerable<string> Pictures(
        string path, int width, int height, int framesPerSecond, Duration from) =>
    [
        .. Input(path, JustBefore(from)), "-map", "0:V:0", "-an", "-sn", "-dn",
        "-vf", string.Create(CultureInfo.InvariantCulture,
            $"fps=fps=min(source_fps\\,{framesPerSecond}):start_time=0,"
            + $"scale={width}:{height}:force_original_aspect_ratio=decrease:flags=fast_bilinear,"
            + $"{WholeChroma(width, height)}pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:black,setsar=1"),
        "-filter_threads", "1", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe",
        "-threads", "1", "pipe:1",
    ];

    // Padding rounds a size down to whole colour samples, which an odd one does not have until each pixel has its own.
    private static string WholeChroma(int width, int height) => ((width | height) & 1) == 0 ? "" : "format=yuv444p,";

    // So that rounding does not leave its first picture out.
    private static Duration JustBefore(Duration from) => from - Duration.FromMilliseconds(1);

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
