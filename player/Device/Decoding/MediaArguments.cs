using System.Globalization;
using NodaTime;

namespace Signage.Player.Decoding;

/// <summary>How ffmpeg is asked for pictures and for sound.</summary>
internal static class MediaArguments
{
    public static IEnumerable<string> Pictures(string path, int width, int height, int framesPerSecond,
        Duration from) =>
    [
        .. Input(path, from), "-an", "-sn", "-dn",
        "-vf", string.Create(CultureInfo.InvariantCulture,
            $"fps={framesPerSecond},scale={width}:{height}:force_original_aspect_ratio=decrease:flags=fast_bilinear,"
            + $"pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:black,setsar=1"),
        "-pix_fmt", "bgra", "-f", "rawvideo", "-threads", "1", "pipe:1",
    ];

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
            yield return from.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        }
        yield return "-i";
        yield return "file:" + path;
    }
}
