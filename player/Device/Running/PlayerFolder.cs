using Signage.Player.Spool;

namespace Signage.Player.Running;

/// <summary>A player's data on disk, held by one process at a time.</summary>
internal sealed class PlayerFolder : IDisposable
{
    private readonly FileStream? _lock;

    private PlayerFolder(string root, FileStream? held)
    {
        Root = root;
        _lock = held;
    }

    public string Root { get; }

    public string Key => Path.Combine(Root, "key");

    public string Pairing => Path.Combine(Root, "pairing.json");

    public string Http => Path.Combine(Root, "http.json");

    public string Journal => Path.Combine(Root, "journal");

    /// <summary>Space for the journal on a full disk.</summary>
    public JournalReserve NewReserve() => new(Path.Combine(Root, "journal-reserve"));

    public string Receipts => Path.Combine(Root, "receipts");

    public string Held => Path.Combine(Root, "held");

    public string Media => Path.Combine(Root, "cache", "media");

    public string Playlists => Path.Combine(Root, "cache", "playlists");

    public string Approvals => Path.Combine(Root, "cache", "approvals");

    /// <summary>Opens a folder, making it if it is not there.</summary>
    /// <exception cref="PlayerRefusalException">Another process holds it, or it cannot be written to.</exception>
    public static PlayerFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(root);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            // FileShare.None is an advisory lock of the system: it goes with the process, however that ends.
            var held = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None);
            return new PlayerFolder(root, held);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new PlayerRefusalException(
                $"另一个播放器正在使用 {root} / another player is using {root}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlayerRefusalException(
                $"数据目录 {root} 无法写入，未启动：请查看磁盘 / the player's folder cannot be written, nothing was started; "
                + $"look at the disk: {e.Message}", e);
        }
    }

    // EWOULDBLOCK of Linux and of BSD, a sharing violation of Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;

    /// <summary>To look only: nothing is made or held, and another process may own it.</summary>
    public static PlayerFolder Of(string path) => new(Path.GetFullPath(path), held: null);

    public void Dispose() => _lock?.Dispose();
}
