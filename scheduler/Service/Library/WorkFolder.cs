using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>Where one ingest makes its files; gone afterwards, and on the same disk as the media store.</summary>
public sealed class WorkFolder : IDisposable
{
    private readonly string _path;

    public WorkFolder(DataFolder folder, string asset)
    {
        _path = Path.Combine(folder.Media, "work", asset);
        Delete();
        Directory.CreateDirectory(_path);
    }

    // No extensions: a demuxer is chosen by content alone.
    public string FileNamed(string name) => Path.Combine(_path, name);

    public void Dispose() => Delete();

    private void Delete()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
