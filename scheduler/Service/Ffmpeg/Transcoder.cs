using System.Globalization;

namespace Signage.Scheduler.Ffmpeg;

/// <summary>Makes the files that players play. Each answers what ffmpeg said; the file is judged by decoding it
/// again.</summary>
public static class Transcoder
{
    public const int FramesPerSecond = 25;

    /// <summary>
    /// H.264 that small machines decode with ease: 25 pictures a second, closed groups, the index in front, BT.709 in
    /// limited range whatever the upload had; sound as AAC 48 kHz stereo.
    /// </summary>
    public static Task<ProcessOutcome> VideoAsync(
        string from,
        MediaFacts facts,
        ScreenProfile profile,
        string to,
        TimeSpan most,
        Action<FfmpegProgress> told,
        CancellationToken stop) =>
        RunAsync(
            from,
            [.. Video(facts.Picture!, profile), .. profile.HasSound ? Sound(facts) : ["-an"],
                "-f", "mp4", "-movflags", "+faststart"],
            to, most, told, stop);

    public static Task<ProcessOutcome> Mp3Async(
        string from, MediaFacts facts, string to, TimeSpan most, Action<FfmpegProgress> told, CancellationToken stop) =>
        RunAsync(
            from,
            ["-map", $"0:{facts.Sound!.Index}", "-vn", "-c:a", "libmp3lame", "-b:a", "192k", "-ar", "48000", "-ac", "2",
                "-id3v2_version", "0", "-f", "mp3"],
            to, most, told, stop);

    /// <summary>A still picture, as JPEG or as PNG.</summary>
    public static Task<ProcessOutcome> ImageAsync(
        string from, MediaFacts facts, (int Width, int Height) size, bool jpeg, string to, CancellationToken stop) =>
        RunAsync(
            from,
            ["-map", $"0:{facts.Picture!.Index}", "-an", "-frames:v", "1",
                "-vf", Scale(size) + ",setsar=1" + (jpeg ? ",format=yuvj420p" : ",format=rgb24"),
                "-c:v", jpeg ? "mjpeg" : "png", "-q:v", "3", "-f", "image2", "-update", "1"],
            to, TimeSpan.FromSeconds(1), _ => { }, stop);

    /// <summary>The picture that the console shows of a clip, film or image.</summary>
    public static Task<ProcessOutcome> PosterAsync(string from, TimeSpan at, string to, CancellationToken stop) =>
        RunAsync(
            from,
            ["-ss", at.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
                "-map", "0:V:0", "-an", "-frames:v", "1",
                "-vf", "scale=640:360:force_original_aspect_ratio=decrease,format=yuvj420p",
                "-c:v", "mjpeg", "-q:v", "4",
                "-f", "image2", "-update", "1"],
            to, at + TimeSpan.FromSeconds(5), _ => { }, stop);

    /// <summary>The picture of a sound: its wave.</summary>
    public static Task<ProcessOutcome> WaveAsync(string from, TimeSpan most, string to, CancellationToken stop) =>
        RunAsync(
            from,
            ["-filter_complex",
                "[0:a:0]aformat=channel_layouts=mono,showwavespic=s=640x180:colors=0x8f1216[w];"
                + "color=0xf4f1ea:s=640x180:d=1[b];[b][w]overlay=eof_action=repeat,format=yuvj420p[v]",
                "-map", "[v]", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "4", "-f", "image2", "-update", "1"],
            to, most, _ => { }, stop);

    private static IReadOnlyList<string> Video(PictureFacts picture, ScreenProfile profile) =>
    [
        "-map", $"0:{picture.Index}",
        "-vf", $"fps={FramesPerSecond},{Scale(profile.SizeFor(picture.Width, picture.Height))}"
            + $":in_color_matrix={picture.MatrixOrUsual}:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-c:v", "libx264", "-preset", "veryfast", "-tune", "fastdecode", "-profile:v", "high", "-bf", "0",
        "-crf", profile.Quality, "-maxrate", profile.Rate, "-bufsize", profile.Rate,
        "-g", "50", "-keyint_min", "25", "-flags", "+cgop",
        "-threads", "2",
    ];

    private static IReadOnlyList<string> Sound(MediaFacts facts) =>
        facts.Sound is { } sound
            ? ["-map", $"0:{sound.Index}", "-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2"]
            : ["-an"];

    private static string Scale((int Width, int Height) size) =>
        $"scale={size.Width}:{size.Height}:flags=bicubic";

    private static Task<ProcessOutcome> RunAsync(
        string from,
        IReadOnlyList<string> how,
        string to,
        TimeSpan most,
        Action<FfmpegProgress> told,
        CancellationToken stop) =>
        BoundedProcess.RunAsync(
            "ffmpeg",
            [.. FfmpegArguments.Input(from, "error", most), .. how, .. FfmpegArguments.Plain,
                "-progress", "pipe:1", "-y", $"file:{to}"],
            FfmpegArguments.LimitFor(most) * 3,
            (output, cancel) => FfmpegProgress.ReadAsync(output, told, cancel),
            stop);
}
