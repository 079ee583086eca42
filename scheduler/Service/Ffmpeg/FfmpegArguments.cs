using System.Globalization;

namespace Signage.Scheduler.Ffmpeg;

/// <summary>The arguments that every call of ffmpeg shares.</summary>
public static class FfmpegArguments
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>Opens one file, by content and from disk alone, and reads it no further than <paramref
    /// name="most"/>.</summary>
    public static IReadOnlyList<string> Input(string file, string logLevel, TimeSpan most) =>
    [
        "-nostdin", "-hide_banner", "-nostats", "-v", logLevel, "-threads", "2",
        "-protocol_whitelist", "file,pipe", "-format_whitelist", MediaProbe.Formats,
        "-t", most.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), "-i", $"file:{file}",
    ];

    /// <summary>Leaves out everything that the file said of itself, and what would make two runs differ.</summary>
    public static IReadOnlyList<string> Plain { get; } =
        ["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact", "-flags:v", "+bitexact",
            "-flags:a", "+bitexact"];

    public static TimeSpan LimitFor(TimeSpan most) => Shortest + most + most;
}
