using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Player.Presenting;

namespace Signage.Player.Cache;

/// <summary>
/// Files by their hash. A file is fetched into <c>.part</c>, hashed while it is written, flushed and only then named;
/// an interrupted fetch goes on where it stopped.
/// </summary>
internal sealed class MediaCache
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<Sha256Hash, Stamp> _checked = new();

    public MediaCache(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string PathOf(Sha256Hash file) => Path.Combine(_folder, file.ToString());

    public bool Has(Sha256Hash file, long bytes) =>
        new FileInfo(PathOf(file)) is { Exists: true } found && found.Length == bytes;

    /// <summary>The path of a file if its bytes are still what its name says.</summary>
    public OpenedFile Open(Sha256Hash file, string title)
    {
        var path = PathOf(file);
        if (!File.Exists(path))
            return OpenedFile.Refused("fileNotOnPlayer", $"{title}: file {file} is not in the cache",
                Words("fileNotOnPlayer", title, file));
        var stamp = Stamp.Of(path);
        if (FileHash.Of(path) != file)
            return OpenedFile.Refused("damaged", $"{title}: file {file} was damaged in the cache",
                Words("damaged", title, file));
        _checked[file] = stamp;
        return OpenedFile.At(path);
    }

    /// <summary>The same; a file that looks as it did when its bytes were checked is not read again.</summary>
    public OpenedFile OpenAgain(Sha256Hash file, string title) =>
        _checked.TryGetValue(file, out var stamp) && stamp == Stamp.Of(PathOf(file))
            ? OpenedFile.At(PathOf(file))
            : Open(file, title);

    private static PlayerRefusal Words(string cause, string title, Sha256Hash file) =>
        new($"file-{cause}", [title, file.ToString()]);

    /// <summary>Removes a file that turned out to be bad, so that it is fetched again.</summary>
    public void Drop(Sha256Hash file) => File.Delete(PathOf(file));

    /// <summary>How many bytes of it an interrupted fetch has left.</summary>
    public long Begun(Sha256Hash file) =>
        new FileInfo(PathOf(file) + ".part") is { Exists: true } part ? part.Length : 0;

    /// <summary>Takes a file in; null when its bytes were right, else what was wrong (the part is thrown away
    /// then).</summary>
    /// <param name="file">Its name.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="from">How many bytes of the part are kept; the source begins behind them.</param>
    /// <param name="source">The rest of the bytes.</param>
    /// <param name="stop">Leaves the part for later.</param>
    public async Task<string?> TakeAsync(Sha256Hash file, long bytes, long from, Stream source, CancellationToken stop)
    {
        var part = PathOf(file) + ".part";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1))
        {
            target.SetLength(from);
            var block = new byte[64 * 1024];
            int read;
            while ((read = await target.ReadAsync(block, stop)) > 0)
                hash.AppendData(block, 0, read);
            while (target.Position <= bytes && (read = await source.ReadAsync(block, stop)) > 0)
            {
                hash.AppendData(block, 0, read);
                await target.WriteAsync(block.AsMemory(0, read), stop);
            }
            if (target.Position < bytes)
                throw new IOException($"传输中断 / the connection ended after {target.Position} of {bytes} bytes");
            target.Flush(flushToDisk: true);
        }
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(file.ToBytes()))
        {
            File.Delete(part);
            return $"file {file} came with other bytes than its name says";
        }
        File.Move(part, PathOf(file), overwrite: true);
        DurableFile.FlushFolder(_folder);
        return null;
    }

    /// <summary>Makes room: files that nothing held needs go, the longest unused first.</summary>
    /// <param name="needed">Files that must stay.</param>
    /// <param name="largestBytes">What the cache may hold.</param>
    public void Evict(IReadOnlySet<Sha256Hash> needed, long largestBytes)
    {
        var files = new DirectoryInfo(_folder).EnumerateFiles().OrderBy(file => file.LastWriteTimeUtc).ToList();
        var held = files.Sum(file => file.Length);
        foreach (var file in files)
        {
            if (held <= largestBytes)
                return;
            var name = file.Name.EndsWith(".part", StringComparison.Ordinal) ? file.Name[..^5] : file.Name;
            if (Sha256Hash.TryParse(name, out var hash) && needed.Contains(hash))
                continue;
            held -= file.Length;
            file.Delete();
        }
    }

    /// <summary>How a file looks from outside; one that is not there has a length of -1.</summary>
    private readonly record struct Stamp(long Bytes, DateTime Written)
    {
        public static Stamp Of(string path) => new FileInfo(path) is { Exists: true } found
            ? new Stamp(found.Length, found.LastWriteTimeUtc)
            : new Stamp(-1, default);
    }
}
