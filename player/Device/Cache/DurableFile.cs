namespace Signage.Player.Cache;

/// <summary>Small files that are there as a whole or not at all, whenever the power goes.</summary>
internal static class DurableFile
{
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    public static void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Brings the names in a folder to the disk, where the system can (POSIX).</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            using var handle = File.OpenHandle(folder);
            RandomAccess.FlushToDisk(handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file system that cannot flush a folder keeps its names by itself.
        }
    }
}
