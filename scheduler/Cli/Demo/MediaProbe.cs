using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Signage.Cli.Demo;

/// <summary>Looks at pictures and sound through ffmpeg, independently of the player's own decoding.</summary>
internal static class MediaProbe
{
    internal const int Width = 64;
    internal const int Height = 36;
    private const int FrameBytes = Width * Height;

    // The slogan band may cover the bottom: only the rows above it are compared.
    private const int ComparedBytes = Width * (Height * 7 / 10);

    private static readonly string Fit =
        $"scale={Width}:{Height}:force_original_aspect_ratio=decrease,"
        + $"pad={Width}:{Height}:(ow-iw)/2:(oh-ih)/2,format=gray";

    /// <summary>Every frame of a clip as a small grey picture, letterboxed as a screen shows it.</summary>
    internal static async Task<IReadOnlyList<byte[]>> FramesAsync(string file, CancellationToken ct)
    {
        var raw = await RunAsync("ffmpeg", ["-i", file, "-vf", Fit, "-f", "rawvideo", "-"], null, ct);
        return [.. raw.Chunk(FrameBytes).Where(c => c.Length == FrameBytes)];
    }

    /// <summary>A PNG as the same small grey picture.</summary>
    internal static async Task<byte[]> PictureAsync(byte[] png, CancellationToken ct) =>
        await RunAsync(
            "ffmpeg", ["-f", "png_pipe", "-i", "-", "-vf", Fit, "-frames:v", "1", "-f", "rawvideo", "-"], png, ct);

    /// <summary>48 kHz stereo s16le, as every speaker of ours gets it.</summary>
    internal static Task<byte[]> SamplesAsync(string file, CancellationToken ct) =>
        RunAsync("ffmpeg", ["-i", file, "-vn", "-f", "s16le", "-ar", "48000", "-ac", "2", "-"], null, ct);

    /// <summary>Samples a second of a file's own sound.</summary>
    internal static async Task<int> RateAsync(string file, CancellationToken ct)
    {
        var said = await RunAsync(
            "ffprobe", ["-select_streams", "a:0", "-show_entries", "stream=sample_rate", "-of", "csv=p=0", file],
            null, ct);
        return int.Parse(Encoding.ASCII.GetString(said), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }

    /// <summary>The frame that a picture is nearest to, and the mean difference of their grey levels (0 to
    /// 255).</summary>
    internal static (int Frame, double Difference) Nearest(IReadOnlyList<byte[]> frames, byte[] picture)
    {
        var best = (Frame: -1, Difference: double.MaxValue);
        for (var i = 0; i < frames.Count; i++)
        {
            var difference = Difference(frames[i], picture);
            best = difference < best.Difference ? (i, difference) : best;
        }

        return best;
    }

    internal static double Difference(byte[] a, byte[] b)
    {
        if (a.Length < ComparedBytes || b.Length < ComparedBytes)
        {
            return double.MaxValue;
        }

        long sum = 0;
        for (var i = 0; i < ComparedBytes; i++)
        {
            sum += Math.Abs(a[i] - b[i]);
        }

        return (double)sum / ComparedBytes;
    }

    private static async Task<byte[]> RunAsync(
        string program, string[] args, byte[]? input, CancellationToken ct)
    {
        string[] quiet = ["-v", "error", "-protocol_whitelist", "file,pipe"];
        var start = new ProcessStartInfo(program, [.. quiet, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input, ct);
        }

        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new DemoFailure($"{program} {string.Join(' ', args)}: {(await errors).Trim()}");
    }
}
