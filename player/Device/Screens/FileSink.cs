using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// Writes what is shown into an mp4. When the encoder is too slow pictures are repeated, so the file keeps real pace.
/// It is fragmented, so what was written stays readable after a power cut; after a failure another file is begun beside
/// it.
/// </summary>
internal sealed class FileSink : ISink
{
    private readonly EncoderChild _encoder;

    public FileSink(string path, ScreenSetting setting)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _encoder = new EncoderChild(setting, "-preset", "ultrafast", "-crf", "18",
            "-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "-y", "file:" + Path.GetFullPath(path));
    }

    public TimeSpan Refresh => TimeSpan.Zero;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var path = address.Path();
        var written = 0;
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new FileSink(Numbered(path, ++written), setting), setting.Turned, takes: PixelFormat.I420);
    }

    public void Send(PixelBuffer picture, int showings) => _encoder.Write(picture, showings);

    public void Dispose() => _encoder.Dispose();

    // The first is the path itself, the second path-2, and so on: what was written before is kept.
    private static string Numbered(string path, int number) => number == 1
        ? path
        : Path.Combine(Path.GetDirectoryName(path) ?? "",
            $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}");
}
