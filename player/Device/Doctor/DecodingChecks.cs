using NodaTime;
using Signage.Player.Decoding;
using Signage.Player.Running;
using Signage.Player.Sound;

namespace Signage.Player.Doctor;

/// <summary>Clips and sound, decoded as on air from files that are made here.</summary>
internal static class DecodingChecks
{
    private const string Install = "安装 / install: apt install ffmpeg";
    private const int FileRate = 44_100;

    public static IEnumerable<Check> Of(PlayerOptions options)
    {
        var (picture, sound) = (options.HasScreen, options.HasSpeaker);
        yield return new Check("ffmpeg", true, stop => VersionAsync("ffmpeg", stop));
        yield return new Check("ffprobe", false, stop => VersionAsync("ffprobe", stop));
        yield return new Check("clip", picture, ClipAsync);
        yield return new Check("mp3", sound, Mp3Async);
        yield return new Check("libmpg123", false, Mpg123Async);
        yield return new Check("libsoxr", sound, SoxrAsync);
    }

    private static async Task<Verdict> VersionAsync(string program, CancellationToken stop)
    {
        if (await OtherProgram.RunAsync(program, ["-hide_banner", "-version"], stop) is not { } run)
            return Verdict.Missing(Install);
        return run.Exit == 0
            ? Verdict.Ok(run.Output.Split('\n')[0].Split(" Copyright")[0].Trim())
            : Verdict.Broken($"{Install}（{Examination.OneLine(run.Errors)}）");
    }

    private static Task<Verdict> ClipAsync(CancellationToken stop) => WithFileAsync(
        "clip.mp4",
        [
            "-f", "lavfi", "-i", "testsrc2=size=64x36:rate=25:duration=1", "-c:v", "libx264", "-pix_fmt", "yuv420p",
        ],
        async path =>
        {
            using var decoder = new PictureDecoder(path, 64, 36, 25, Duration.Zero);
            while (!decoder.HasPicture && decoder.Failure is null)
                await Task.Delay(10, stop);
            return decoder.Failure is { } failure
                ? Verdict.Broken($"视频解不开 / a clip cannot be decoded: {Examination.OneLine(failure)}")
                : Verdict.Ok("H.264 可解码 / H.264 decodes");
        },
        stop);

    private static Task<Verdict> Mp3Async(CancellationToken stop) => WithMp3Async(
        path =>
        {
            using var reader = SoundFile.Open(path, Duration.Zero);
            var seconds = FramesOf(reader, stop) / (double)SoundFormat.Rate;
            return seconds is > 0.9 and < 1.2
                ? Verdict.Ok("MP3 可解码 / MP3 decodes")
                : Verdict.Broken($"1 秒的 MP3 只得到 {seconds:0.00} 秒 / an MP3 of 1 s gave {seconds:0.00} s");
        },
        stop);

    private static Task<Verdict> Mpg123Async(CancellationToken stop) => WithMp3Async(
        path =>
        {
            using var reader = Mp3Reader.TryOpen(path, Duration.Zero);
            return reader is null
                ? Verdict.Missing("改用 ffmpeg 解 MP3，耗电稍多；安装 / MP3 is left to ffmpeg, which costs more; install: "
                    + "apt install libmpg123-0")
                : Verdict.Ok($"{FramesOf(reader, stop)} 帧 / frames");
        },
        stop);

    private static Task<Verdict> SoxrAsync(CancellationToken stop) => WithMp3Async(
        path =>
        {
            if (!LibraryChecks.IsThere("libsoxr.so.0"))
                return Verdict.Missing("44.1 kHz 的声音放不了 / sound at 44.1 kHz cannot play: apt install libsoxr0");
            using var resampled = new Resampled(new FfmpegSoundReader(path, Duration.Zero), SoundFormat.Rate);
            return FramesOf(resampled, stop) > 0
                ? Verdict.Ok("可变换采样率 / brings sound to another rate")
                : Verdict.Broken("没有声音出来 / gives no sound");
        },
        stop);

    private static long FramesOf(ISoundReader reader, CancellationToken stop)
    {
        var block = new float[4096];
        var frames = 0L;
        for (var read = reader.Read(block); read > 0; read = reader.Read(block))
        {
            stop.ThrowIfCancellationRequested();
            frames += read / SoundFormat.Channels;
        }
        return frames;
    }

    private static Task<Verdict> WithMp3Async(Func<string, Verdict> judge, CancellationToken stop) => WithFileAsync(
        "sound.mp3",
        ["-f", "lavfi", "-i", $"sine=frequency=440:sample_rate={FileRate}:duration=1", "-c:a", "libmp3lame"],
        path => Task.FromResult(judge(path)), stop);

    private static async Task<Verdict> WithFileAsync(
        string name, string[] arguments, Func<string, Task<Verdict>> judge, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("signage-doctor-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            var made = await OtherProgram.RunAsync(
                "ffmpeg", ["-hide_banner", "-loglevel", "error", "-nostdin", .. arguments, path], stop);
            if (made is null)
                return Verdict.Missing($"需要 ffmpeg / needs ffmpeg; {Install}");
            return made.Value.Exit == 0
                ? await judge(path)
                : Verdict.Broken($"ffmpeg: {Examination.OneLine(made.Value.Errors)}; {Install}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
