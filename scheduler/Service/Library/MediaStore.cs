using System.Security.Cryptography;
using Signage.Content.Assets;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>The renditions' files, each named by the SHA-256 of its bytes.</summary>
public sealed class MediaStore(DataFolder folder)
{
    /// <param name="sha256">64 lower-case hex digits; the caller has checked them.</param>
    public string PathOf(string sha256) => Path.Combine(folder.Media, sha256[..2], sha256);

    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Takes a finished file on the same disk into the store: on the disk first, then under its
    /// name.</summary>
    /// <returns>Its hash.</returns>
    public async Task<string> StoreAsync(string file, CancellationToken stop)
    {
        string hash;
        await using (var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
        {
            hash = Sha256Hash.FromBytes(await SHA256.HashDataAsync(stream, stop)).ToString();
            stream.Flush(flushToDisk: true);
        }

        var target = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file, target, overwrite: true);
        return hash;
    }

    /// <summary>Stores a small document.</summary>
    /// <returns>Its hash.</returns>
    public async Task<string> StoreAsync(byte[] bytes, CancellationToken stop)
    {
        var part = Path.Combine(folder.Media, $"{Ids.New("doc")}.part");
        await File.WriteAllBytesAsync(part, bytes, stop);
        return await StoreAsync(part, stop);
    }
}
