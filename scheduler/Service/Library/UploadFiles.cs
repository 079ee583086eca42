using System.Collections.Concurrent;
using System.Security.Cryptography;
using NodaTime;
using Signage.Content.Assets;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>
/// The uploads' files, hashed while they are written. A hash is kept in memory as far as its upload has come, so that
/// the end of an upload need not read it all again; after a restart it is read again.
/// </summary>
public sealed class UploadFiles(DataFolder folder)
{
    private const int Buffer = 128 * 1024;
    private const int MaxHashes = 256;

    private readonly ConcurrentDictionary<string, (IncrementalHash Hash, long Position)> _hashes =
        new(StringComparer.Ordinal);

    public string PathOf(string id) => Path.Combine(folder.Uploads, id);

    public long ReceivedOf(string id) => new FileInfo(PathOf(id)) is { Exists: true } file ? file.Length : 0;

    /// <summary>When something last arrived; null where nothing has.</summary>
    public Instant? LastTouched(string id) =>
        new FileInfo(PathOf(id)) is { Exists: true } file ? Instant.FromDateTimeUtc(file.LastWriteTimeUtc) : null;

    /// <summary>Takes the file for writing; null while another request has it.</summary>
    public FileStream? TryOpen(string id)
    {
        try
        {
            return new FileStream(
                PathOf(id), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Buffer, useAsync: true);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Appends the body, at most <paramref name="most"/> bytes; what arrived stays when the connection
    /// breaks.</summary>
    /// <returns>False when the body had more bytes than that; nothing of it is kept then.</returns>
    public async Task<bool> AppendAsync(string id, FileStream file, Stream body, long most, CancellationToken stop)
    {
        var start = file.Length;
        file.Seek(0, SeekOrigin.End);
        var hash = HashAt(id, start);
        var (buffer, written) = (new byte[Buffer], 0L);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, stop)) > 0)
            {
                if (written + read > most)
                {
                    file.SetLength(start);
                    Forget(id);
                    return false;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                hash?.AppendData(buffer, 0, read);
                written += read;
            }
        }
        finally
        {
            await file.FlushAsync(CancellationToken.None);
            Remember(id, hash, file.Length, start + written);
        }

        return true;
    }

    /// <summary>The hash of the whole file, which is on the disk when this returns.</summary>
    public async Task<string> HashOfAsync(string id, FileStream file, CancellationToken stop)
    {
        file.Flush(flushToDisk: true);
        if (_hashes.TryRemove(id, out var kept))
        {
            using var hash = kept.Hash;
            if (kept.Position == file.Length)
            {
                return Sha256Hash.FromBytes(hash.GetHashAndReset()).ToString();
            }
        }

        file.Seek(0, SeekOrigin.Begin);
        return Sha256Hash.FromBytes(await SHA256.HashDataAsync(file, stop)).ToString();
    }

    public void Delete(string id)
    {
        Forget(id);
        File.Delete(PathOf(id));
    }

    public void Forget(string id)
    {
        if (_hashes.TryRemove(id, out var kept))
        {
            kept.Hash.Dispose();
        }
    }

    private IncrementalHash? HashAt(string id, long position)
    {
        if (_hashes.TryRemove(id, out var kept))
        {
            if (kept.Position == position)
            {
                return kept.Hash;
            }

            kept.Hash.Dispose();
        }

        return position == 0 && _hashes.Count < MaxHashes ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    private void Remember(string id, IncrementalHash? hash, long length, long position)
    {
        if (hash is null)
        {
            return;
        }

        if (length == position)
        {
            _hashes[id] = (hash, position);
        }
        else
        {
            hash.Dispose();
        }
    }
}
