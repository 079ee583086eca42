using Signage.Scheduler.Ffmpeg;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>The clips that are played: made once, kept beside the build.</summary>
/// <param name="Original">20 s of film with grain, 1080p30, as an upload might be.</param>
/// <param name="Rendition">What ingest makes of it for a 1080p screen.</param>
/// <param name="Small">A second of 640x360 at 30 pictures a second.</param>
/// <param name="Logo">180x90 with transparency.</param>
internal sealed record BenchClips(string Original, string Rendition, string Small, string Logo)
{
    internal static async Task<BenchClips> MakeAsync()
    {
        var folder = Repository.At("artifacts/bench-player");
        Directory.CreateDirectory(folder);
        string At(string name) => Path.Combine(folder, name);
        await FfmpegAsync(At("original.mp4"),
        [
            "-stream_loop", "-1", "-i", Repository.At("content/samples/film.mp4"), "-t", "20", "-an", "-vf",
            "fps=30,scale=1920:1080:flags=bicubic,noise=alls=8:allf=t,format=yuv420p",
            "-c:v", "libx264", "-preset", "fast", "-b:v", "8M", "-maxrate", "12M", "-bufsize", "12M", "-g", "60",
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        ]);
        await FfmpegAsync(At("small.mp4"),
            ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=1", "-c:v", "libx264", "-bf", "0", "-pix_fmt", "yuv420p"]);
        await FfmpegAsync(At("logo.png"),
        [
            "-f", "lavfi", "-i", "color=0x1a5fb4@0.8:s=180x90,format=rgba", "-frames:v", "1", "-vf",
            "drawbox=x=10:y=10:w=160:h=70:color=white@0.9:t=4",
        ]);
        await RenditionAsync(At("original.mp4"), At("rendition.mp4"));
        return new BenchClips(At("original.mp4"), At("rendition.mp4"), At("small.mp4"), At("logo.png"));
    }

    private static async Task RenditionAsync(string from, string to)
    {
        if (File.Exists(to))
        {
            return;
        }

        var facts = await MediaProbe.ProbeAsync(from, CancellationToken.None)
            ?? throw new InvalidOperationException($"{from} cannot be read");
        var made = await Transcoder.VideoAsync(
            from, facts, ScreenProfile.FullHd, to + ".part", TimeSpan.FromMinutes(1), _ => { },
            CancellationToken.None);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException(string.Join('\n', made.Errors));
        }

        File.Move(to + ".part", to);
    }

    private static async Task FfmpegAsync(string to, string[] how)
    {
        if (File.Exists(to))
        {
            return;
        }

        var part = Path.ChangeExtension(to, ".part" + Path.GetExtension(to));
        var made = await Tool.Run("ffmpeg", ["-y", "-v", "error", .. how, part], within: TimeSpan.FromMinutes(10));
        if (made.Exit != 0)
        {
            throw new InvalidOperationException(made.All);
        }

        File.Move(part, to);
    }
}
