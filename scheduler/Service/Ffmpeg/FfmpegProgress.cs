using System.Globalization;

namespace Signage.Scheduler.Ffmpeg;

/// <summary>What <c>ffmpeg -progress</c> tells.</summary>
/// <param name="Frames">Pictures written so far.</param>
/// <param name="OutMs">Length written so far.</param>
public sealed record FfmpegProgress(long Frames, long OutMs)
{
    /// <summary>Reads blocks of <c>key=value</c> lines to the end; each block ends with <c>progress=…</c>.</summary>
    public static async Task ReadAsync(Stream output, Action<FfmpegProgress> told, CancellationToken stop)
    {
        using var reader = new StreamReader(output);
        var (frames, ms) = (0L, 0L);
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            switch (line.Split('=', 2))
            {
                case ["frame", var value] when long.TryParse(value, CultureInfo.InvariantCulture, out var f):
                    frames = f;
                    break;
                case ["out_time_us", var value] when long.TryParse(value, CultureInfo.InvariantCulture, out var us):
                    ms = us / 1000;
                    break;
                case ["progress", _]:
                    told(new FfmpegProgress(frames, ms));
                    break;
            }
        }
    }
}
