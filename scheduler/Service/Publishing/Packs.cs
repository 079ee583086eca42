using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Library;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Publishing;

/// <summary>Everything that a player without a network needs: state, playlists, files and their approvals.</summary>
public sealed class Packs(SignageDb db, PlayerStates states, PlaylistStore playlists, MediaStore media)
{
    /// <summary>The pack of an endpoint, or null where there is no such endpoint.</summary>
    public async Task<Pack?> FindAsync(string endpoint, CancellationToken stop)
    {
        if (await states.OfAsync(endpoint, stop) is not { } state)
        {
            return null;
        }

        var texts = new List<(string, ReadOnlyMemory<byte>)>
        {
            ("state.json", JsonSerializer.SerializeToUtf8Bytes(state, WireJson.Options)),
        };
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in PlaylistsOf(state).Where(playlists.Has))
        {
            var bytes = await File.ReadAllBytesAsync(playlists.PathOf(hash), stop);
            files[$"playlists/{hash}"] = playlists.PathOf(hash);
            if (!Playlist.TryRead(bytes, out var playlist, out _))
            {
                continue;
            }

            foreach (var file in playlist.Files.Where(f => media.Has(f.Sha256.ToString())))
            {
                files[$"media/{file.Sha256}"] = media.PathOf(file.Sha256.ToString());
                texts.Add(($"approvals/{file.Sha256}.json", await ApprovalsAsync(file.Asset, stop)));
            }
        }

        return new Pack([.. texts.DistinctBy(t => t.Item1)], [.. files.Select(f => (f.Key, f.Value))]);
    }

    /// <summary>The archive, as a file that is gone when it is closed: whole before the first byte is sent.</summary>
    public static async Task<Stream> ZipAsync(Pack pack, CancellationToken stop)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"signage-{Path.GetRandomFileName()}"), FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await WriteAsync(pack, zip, stop);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task WriteAsync(Pack pack, ZipArchive zip, CancellationToken stop)
    {
        foreach (var (name, content) in pack.Texts)
        {
            await using var entry = await zip.CreateEntry(name).OpenAsync(stop);
            await entry.WriteAsync(content, stop);
        }

        foreach (var (name, path) in pack.Files)
        {
            // Media is compressed already.
            await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(stop);
            await using var file = File.OpenRead(path);
            await file.CopyToAsync(entry, stop);
        }
    }

    private static IEnumerable<Sha256Hash> PlaylistsOf(PlayerState state)
    {
        if (SignedNote.TryParse(state.Order, out var order) && Order.TryRead(order.Text, out var read, out _))
        {
            yield return read.Playlist;
        }

        if (SignedNote.TryParse(state.Takeover, out var takeover)
            && TakeoverNote.TryRead(takeover.Text, out var taken, out _) && taken.Playlist is { } playlist)
        {
            yield return playlist;
        }
    }

    private async Task<byte[]> ApprovalsAsync(string asset, CancellationToken stop)
    {
        var notes = await db.Set<StoredApproval>().AsNoTracking().Where(a => a.AssetId == asset)
            .OrderBy(a => a.Reviewer).Select(a => a.Note).ToListAsync(stop);
        return JsonSerializer.SerializeToUtf8Bytes(new ApprovalNotes(notes), WireJson.Options);
    }
}
