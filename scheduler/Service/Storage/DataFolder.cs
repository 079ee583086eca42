namespace Signage.Scheduler.Storage;

/// <summary>The folder with everything the scheduler keeps. It has one owner at a time, by a lock of the operating
/// system.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string root, FileStream owned)
    {
        (Root, _lock) = (root, owned);
        foreach (var folder in new[] { Media, Uploads, Posters, Keys })
        {
            Directory.CreateDirectory(folder);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "signage.db");

    /// <summary>Background jobs; a file of its own, with its own writer and backup.</summary>
    public string Jobs => Path.Combine(Root, "jobs.db");

    public string Media => Path.Combine(Root, "media");

    public string Uploads => Path.Combine(Root, "uploads");

    public string Posters => Path.Combine(Root, "posters");

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Takes the folder, making it where it does not exist.</summary>
    /// <exception cref="StartRefusedException">Another scheduler has it, or it cannot be written.</exception>
    public static DataFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(root);
            return new DataFolder(root, Take(Path.Combine(root, "owner.lock")));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartRefusedException($"The data folder {root} cannot be written: {e.Message}", e);
        }
    }

    private static FileStream Take(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StartRefusedException(
                $"The data folder {Path.GetDirectoryName(file)} is in use by another scheduler. "
                + "Stop that one, or give this one its own folder with --folder.",
                e);
        }
    }

    public void Dispose() => _lock.Dispose();
}
