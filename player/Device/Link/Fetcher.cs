using System.Collections.Immutable;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Player.Cache;
using Signage.Player.Presenting;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Link;

/// <summary>Gets playlists and files into the cache, each checked before it is kept, and tells the presenter.</summary>
internal sealed class Fetcher(string playlists, MediaCache cache, ApprovedShelf shelf, HeldNotes notes,
    Presenter presenter)
{
    private ImmutableHashSet<Sha256Hash> _ready = [];

    /// <summary>Files of a playlist that cannot play yet.</summary>
    public IReadOnlyList<Sha256Hash> MissingOf(Timeline? timeline)
    {
        var ready = _ready;
        return timeline is null ? []
            : [.. timeline.Playlist.Files.Select(file => file.Sha256).Where(file => !ready.Contains(file))];
    }

    /// <summary>The playlist from the disk, or null.</summary>
    public Timeline? Held(Sha256Hash name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (Sha256Hash.Of(bytes) == name)
            return Read(name, bytes);
        notes.Refuse(
            "playlist",
            new Refused("damaged", $"Playlist {name} was damaged on the disk.", Words("playlist-damaged", $"{name}")),
            record => record with { Playlist = name });
        File.Delete(path);
        return null;
    }

    /// <summary>The playlist, fetched if it must be; null when it is refused.</summary>
    public async Task<Timeline?> PlaylistAsync(ILibrary library, Sha256Hash name, CancellationToken stop)
    {
        if (Held(name) is { } held)
            return held;
        var bytes = await library.PlaylistAsync(name, stop);
        if (Sha256Hash.Of(bytes) != name)
        {
            notes.Refuse(
                "playlist",
                new Refused("altered", $"Playlist {name} came with other bytes than its name says.",
                    Words("playlist-altered", $"{name}")),
                record => record with { Playlist = name });
            return null;
        }
        var read = Read(name, bytes);
        if (read is not null)
            DurableFile.Write(PathOf(name), bytes);
        return read;
    }

    /// <summary>Tells the presenter which files are there already.</summary>
    public void CheckIn(Timeline timeline)
    {
        foreach (var file in timeline.Playlist.Files)
            CheckIn(file);
    }

    /// <summary>Fetches what is missing; a file that is refused does not hold up the rest.</summary>
    public async Task FilesAsync(ILibrary library, Timeline timeline, CancellationToken stop)
    {
        IOException? last = null;
        foreach (var file in timeline.Playlist.Files)
        {
            if (CheckIn(file))
                continue;
            try
            {
                await FileAsync(library, file, stop);
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                last = new IOException($"{file.Title}: {e.Message}", e);
            }
        }
        if (last is not null)
            throw last;
    }

    /// <summary>A file was found bad when it was to play.</summary>
    public void Lost(Sha256Hash file, OpenedFile found)
    {
        ImmutableInterlocked.Update(ref _ready, set => set.Remove(file));
        if (found.Cause == "damaged")
            cache.Drop(file);
        var words = found.Words ?? Words($"file-{found.Cause}", "", file.ToString());
        notes.Refuse("file" + Guid.NewGuid(), new Refused(found.Cause!, found.Reason!, words),
            record => record with { File = file });
    }

    /// <summary>Whose approvals count has changed: every file is judged again.</summary>
    public void JudgeAgain()
    {
        foreach (var file in _ready)
        {
            if (shelf.Check(file) is { } refusal)
                Refuse(file, NotApproved(file.ToString(), refusal));
        }
    }

    private bool CheckIn(PlaylistFile file)
    {
        if (_ready.Contains(file.Sha256))
            return true;
        if (shelf.Check(file.Sha256) is { } refusal)
        {
            // What was enough once and is no more was altered on the disk, or is trusted no more.
            if (shelf.Holds(file.Sha256))
                Refuse(file.Sha256, NotApproved(file.Title, refusal));
            return false;
        }
        if (!cache.Has(file.Sha256, file.Bytes))
            return false;
        Ready(file.Sha256);
        return true;
    }

    private async Task FileAsync(ILibrary library, PlaylistFile file, CancellationToken stop)
    {
        // First the approvals: nothing that two people did not approve is even cached.
        if (shelf.Check(file.Sha256) is not null
            && shelf.Take(file.Sha256, await library.ApprovalsAsync(file.Sha256, stop)) is { } refusal)
        {
            Refuse(file.Sha256, NotApproved(file.Title, refusal));
            return;
        }
        if (!cache.Has(file.Sha256, file.Bytes))
        {
            var (bytes, from) = await library.MediaAsync(file.Sha256,
                Math.Min(cache.Begun(file.Sha256), file.Bytes - 1), stop);
            await using (bytes)
            {
                if (await cache.TakeAsync(file.Sha256, file.Bytes, from, bytes, stop) is { } wrong)
                {
                    Refuse(file.Sha256, new Refused("altered", $"{file.Title}: {wrong}",
                        Words("file-altered", file.Title, file.Sha256.ToString())));
                    return;
                }
            }
        }
        Ready(file.Sha256);
    }

    private void Ready(Sha256Hash file)
    {
        ImmutableInterlocked.Update(ref _ready, set => set.Add(file));
        presenter.Report(now => new PlayoutEvent.FileReady(now, file));
    }

    private static PlayerRefusal Words(string code, params string[] args) => new(code, args);

    private static Refused NotApproved(string title, ApprovalRefusal refusal) =>
        new("notApproved", $"{title}: {refusal.Reason}", ApprovedShelf.Words(title, refusal));

    private void Refuse(Sha256Hash file, Refused refused)
    {
        ImmutableInterlocked.Update(ref _ready, set => set.Remove(file));
        presenter.Report(now => new PlayoutEvent.FileLost(now, file, refused.Cause));
        notes.Refuse("file", refused, record => record with { File = file });
    }

    private Timeline? Read(Sha256Hash name, byte[] bytes)
    {
        if (Playlist.TryReadLeniently(bytes, out var playlist, out var problems))
            return new Timeline(playlist, name);
        notes.Refuse(
            "playlist",
            new Refused("schema", $"Playlist {name} is refused: {string.Join("; ", problems.Take(3))}",
                Words("playlist-schema", $"{name}", problems[0].Path, problems[0].Reason)),
            record => record with { Playlist = name });
        return null;
    }

    private string PathOf(Sha256Hash name) => Path.Combine(playlists, name.ToString());
}
