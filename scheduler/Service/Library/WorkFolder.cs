using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>Where one ingest makes its files; gone afterwards, and on the same disk as the media store.</summary>
public sealed class WorkFolder : IDisposable
{
    private readonly string _path;

    public WorkFolder(DataFolder folder, string asset)
    {
        _path = PathOf(folder, asset);
        Dispose();
        Directory.CreateDirectory(_path);
    }

    // No extensions: a demuxer is chosen by content alone.
    public string FileNamed(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }

    /// <summary>The assets whose folder is there: under way, or left behind by a process that was killed.</summary>
    public static IEnumerable<string> All(DataFolder folder) =>
        Directory.Exists(PathOf(folder, ""))
            ? Directory.EnumerateDirectories(PathOf(folder, "")).Select(p => Path.GetFileName(p))
            : [];

    public static void Delete(DataFolder folder, string asset) => Directory.Delete(PathOf(folder, asset), true);

    private static string PathOf(DataFolder folder, string asset) => Path.Combine(folder.Media, "work", asset);
}
