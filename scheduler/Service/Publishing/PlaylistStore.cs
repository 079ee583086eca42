using Signage.Content.Assets;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Publishing;

/// <summary>The playlists' files, each named by the SHA-256 of its bytes.</summary>
public sealed class PlaylistStore
{
    private readonly string _root;

    public PlaylistStore(DataFolder folder) =>
        _root = Directory.CreateDirectory(Path.Combine(folder.Root, "playlists")).FullName;

    public string PathOf(Sha256Hash hash) => Path.Combine(_root, hash.ToString()[..2], hash.ToString());

    public bool Has(Sha256Hash hash) => File.Exists(PathOf(hash));

    /// <summary>
    /// Writes the bytes through to the disk, whole or not at all. A file that is there is left alone.
    /// </summary>
    public async Task PutAsync(Sha256Hash hash, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Ids.New("part")}";
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, stop);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
