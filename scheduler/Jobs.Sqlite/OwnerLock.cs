namespace Signage.Hangfire.SQLite;

/// <summary>
/// The exclusive lock of the operating system on <c>&lt;file&gt;.owner</c>, held until disposed or the process ends. It
/// comes before any look into the file itself: to open and close that beside its owner in the same process would drop
/// the locks that SQLite holds on it.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private readonly string _path;
    private readonly bool _isNew;
    private readonly FileStream _file;

    private OwnerLock(string path, bool isNew, FileStream file)
    {
        _path = path;
        _isNew = isNew;
        _file = file;
    }

    /// <exception cref="SqliteJobStorageException">It is held, or cannot be written.</exception>
    internal static OwnerLock Take(string database)
    {
        var path = database + ".owner";
        try
        {
            var isNew = !File.Exists(path);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (File.Exists(path))
            {
                return new OwnerLock(path, isNew, file);
            }

            // Its last owner was refused and took it away between our opening and locking it: it keeps nobody out.
            file.Dispose();
            throw InUse(database, null);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new SqliteJobStorageException(
                $"The job storage cannot use {database}: its folder does not exist.", e);
        }
        catch (IOException e) when (e.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            throw InUse(database, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SqliteJobStorageException($"The job storage cannot write beside {database}: {e.Message}", e);
        }
    }

    /// <summary>Frees it, and leaves its file to the next owner.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Frees it, and leaves no file that was not there before.</summary>
    internal void Undo()
    {
        if (OperatingSystem.IsWindows())
        {
            // An open file cannot be removed there. Elsewhere its name goes first, while nobody else can hold it.
            _file.Dispose();
        }

        if (_isNew)
        {
            File.Delete(_path);
        }

        _file.Dispose();
    }

    private static SqliteJobStorageException InUse(string database, Exception? cause) =>
        new(
            $"The job storage {database} is in use by another process or storage, and one process owns the file. "
            + "For several processes use Hangfire on PostgreSQL.",
            cause);
}
