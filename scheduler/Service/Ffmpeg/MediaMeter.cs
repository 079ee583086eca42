using System.Globalization;
using System.Text.RegularExpressions;

namespace Signage.Scheduler.Ffmpeg;

/// <summary>Decodes a file to its end and counts what comes out, which is the only length that is believed.</summary>
public static partial class MediaMeter
{
    private const int BytesPerSample = 4;
    private const double Silence = -70;

    /// <summary>Counts samples and measures the loudness (EBU R 128) in one pass; null when nothing can be
    /// decoded.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">Decoding stops here.</param>
    /// <param name="heard">Told the milliseconds decoded so far.</param>
    /// <param name="stop">Ends the measuring.</param>
    public static async Task<SoundMeasure?> SoundAsync(
        string file, TimeSpan most, Action<long>? heard, CancellationToken stop)
    {
        var bytes = 0L;
        var outcome = await BoundedProcess.RunAsync(
            "ffmpeg",
            [.. FfmpegArguments.Input(file, "info", most), "-filter_complex",
                $"[0:a:0]aresample={SoundMeasure.Rate},aformat=channel_layouts=stereo,"
                + "ebur128=peak=true:framelog=verbose[a]",
                "-map", "[a]", "-f", "s16le", "pipe:1"],
            FfmpegArguments.LimitFor(most),
            async (output, cancel) => bytes = await CountAsync(output, heard, cancel),
            stop);
        if (outcome.TimedOut || bytes < BytesPerSample)
        {
            return null;
        }

        var faults = outcome.Errors.Count(e => Complaint().IsMatch(e)) + (outcome.ExitCode == 0 ? 0 : 1);
        var said = string.Join('\n', outcome.Errors);
        var loudness = Value(Loudness().Matches(said));
        return loudness is > Silence
            ? new SoundMeasure(
                bytes / BytesPerSample, loudness, Value(Range().Matches(said)), Value(Peak().Matches(said)), faults)
            : new SoundMeasure(bytes / BytesPerSample, null, null, null, faults);
    }

    /// <summary>Counts pictures; null when nothing can be decoded.</summary>
    public static async Task<PictureMeasure?> PictureAsync(string file, TimeSpan most, CancellationToken stop)
    {
        var frames = 0L;
        var outcome = await BoundedProcess.RunAsync(
            "ffmpeg",
            [.. FfmpegArguments.Input(file, "error", most), "-map", "0:V:0", "-vsync", "passthrough",
                "-progress", "pipe:1", "-stats_period", "1", "-f", "null", "-"],
            FfmpegArguments.LimitFor(most),
            (output, cancel) => FfmpegProgress.ReadAsync(output, p => frames = p.Frames, cancel),
            stop);
        return outcome.TimedOut || frames == 0 ? null : new PictureMeasure(frames, outcome.ErrorCount);
    }

    private static async Task<long> CountAsync(Stream output, Action<long>? heard, CancellationToken stop)
    {
        var (buffer, total) = (new byte[256 * 1024], 0L);
        int read;
        while ((read = await output.ReadAsync(buffer, stop)) > 0)
        {
            total += read;
            heard?.Invoke(total / BytesPerSample * 1000 / SoundMeasure.Rate);
        }

        return total;
    }

    // An empty summary precedes the real one when the filters are set up twice.
    private static double? Value(MatchCollection matches) =>
        matches is [.., var match]
            && double.TryParse(match.Groups["v"].ValueSpan, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : null;

    [GeneratedRegex(@"^\s+I:\s+(?<v>-?[\d.]+) LUFS", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Loudness();

    [GeneratedRegex(@"^\s+LRA:\s+(?<v>-?[\d.]+) LU", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\s+Peak:\s+(?<v>-?[\d.]+) dBFS", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Peak();

    [GeneratedRegex("Error while decoding|Invalid data|Header missing|invalid|overread|corrupt",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Complaint();
}
