namespace Signage.Player.Led;

/// <summary>A file that always holds the newest frame, and never a half one: it is replaced.</summary>
internal sealed class FrameFile : IFrameOutlet
{
    private readonly string _path;

    public FrameFile(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
    }

    public void Write(ReadOnlySpan<byte> frame)
    {
        var part = _path + ".part";
        File.WriteAllBytes(part, frame);
        File.Move(part, _path, overwrite: true);
    }

    public void Dispose()
    {
    }
}
