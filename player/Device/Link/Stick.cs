using System.Globalization;
using System.Text.Json;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Player.Cache;

namespace Signage.Player.Link;

/// <summary>A pack on a memory stick: the same notes and files as over HTTP, checked the same way; the journal goes
/// back on it. Whoever holds a stick may have written anything on it.</summary>
internal sealed class Stick : ILibrary
{
    private const string JournalFolder = "journal";
    private const string StateFile = "state.json";
    private const string Prefix = "signage-";
    private const int Deepest = 2;
    private const int LargestNote = 4 << 20;
    private readonly string _pack;

    private Stick(string pack) => _pack = pack;

    /// <summary>Is it still there?</summary>
    public bool IsThere => File.Exists(Path.Combine(_pack, StateFile));

    /// <summary>Differs for another stick, and for the same one that was written anew.</summary>
    public string Mark => $"{_pack} {File.GetLastWriteTimeUtc(Path.Combine(_pack, StateFile)).Ticks}";

    /// <summary>The packs for an endpoint in a folder that sticks are mounted in, such as <c>/media</c> with
    /// <c>/media/NAME</c> or <c>/media/USER/NAME</c>; and the endpoints that other packs there are for.</summary>
    public static (IReadOnlyList<Stick> Ours, IReadOnlyList<string> Others) Under(string folder, string endpoint)
    {
        var mounts = MountsIn(folder, Deepest).ToList();
        return (
            [.. mounts.Select(mount => In(mount, endpoint)).OfType<Stick>().DistinctBy(stick => stick._pack)],
            [.. mounts.Where(mount => File.Exists(Path.Combine(mount, StateFile)))
                .Select(mount => Path.GetFileName(mount)!)
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name != Prefix + endpoint)
                .Select(name => name[Prefix.Length..])]);
    }

    /// <summary>Takes notes, receipts, playlists and files in, as far as they are in order.</summary>
    /// <exception cref="IOException">It cannot be read, or is gone; what came so far is kept.</exception>
    /// <exception cref="JsonException">It is no pack.</exception>
    public async Task TakeInAsync(Director director, Uploader uploader, CancellationToken stop)
    {
        director.Take(State());
        TakeReceipts(uploader);
        if (director.Wants)
            await director.FetchAsync(this, stop);
    }

    /// <summary>Leaves what no receipt covers yet; nothing where the stick is gone.</summary>
    /// <exception cref="IOException">It is full, or cannot be written.</exception>
    public void LeaveJournal(Uploader uploader)
    {
        if (!IsThere)
            throw new IOException("U 盘已拔出 / the stick is gone");
        var folder = Path.Combine(_pack, JournalFolder);
        foreach (var (batch, body) in uploader.Bodies())
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture,
                $"{batch.Player}-{batch.Epoch}-{batch.First:D20}.batch"));
            // A stick may lead elsewhere, and what it leads to is not to be written over.
            if (IsLink(_pack) || IsLink(folder) || IsLink(path) || IsLink(path + ".part"))
                throw new IOException($"{folder}: 是链接，未写日志 / is a link, so no journal was left");
            DurableFile.Write(path, body);
        }
    }

    public Task<byte[]> PlaylistAsync(Sha256Hash name, CancellationToken stop)
    {
        var path = Plain("playlists", name.ToString());
        return new FileInfo(path) is { Exists: true, Length: > Playlist.MaxBytes }
            ? throw new IOException($"播出单过大 / playlist {name} is larger than {Playlist.MaxBytes} bytes")
            : File.ReadAllBytesAsync(path, stop);
    }

    public async Task<ApprovalNotes> ApprovalsAsync(Sha256Hash file, CancellationToken stop)
    {
        var path = Plain("approvals", file + ".json");
        RefuseLarge(path);
        var bytes = await File.ReadAllBytesAsync(path, stop);
        return JsonSerializer.Deserialize<ApprovalNotes>(bytes, WireJson.Lenient) ?? new ApprovalNotes([]);
    }

    public Task<(Stream Bytes, long From)> MediaAsync(Sha256Hash file, long from, CancellationToken stop)
    {
        var bytes = new FileStream(Plain("media", file.ToString()), FileMode.Open, FileAccess.Read);
        if (bytes.Length < from)
        {
            // What came by another way is more than what is here, and stays.
            bytes.Dispose();
            throw new IOException($"{file}: U 盘上的文件不完整 / the stick's file is cut short");
        }
        bytes.Position = from;
        return Task.FromResult<(Stream, long)>((bytes, from));
    }

    /// <summary>The pack for an endpoint: the folder itself, or <c>signage-&lt;endpoint&gt;</c> in it.</summary>
    private static Stick? In(string folder, string endpoint) =>
        new[] { folder, Path.Combine(folder, Prefix + endpoint) }
            .Where(candidate => File.Exists(Path.Combine(candidate, StateFile)))
            .Where(candidate => !Path.GetFileName(candidate).StartsWith(Prefix, StringComparison.Ordinal)
                || Path.GetFileName(candidate) == Prefix + endpoint)
            .Select(candidate => new Stick(candidate)).FirstOrDefault();

    private static IEnumerable<string> MountsIn(string folder, int deep)
    {
        if (!Directory.Exists(folder))
            return [];
        try
        {
            string[] inside = deep == 0 ? [] : Directory.GetDirectories(folder);
            return inside.Order(StringComparer.Ordinal).SelectMany(inner => MountsIn(inner, deep - 1)).Prepend(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or pulled out just now.
            return [];
        }
    }

    private static void RefuseLarge(string note)
    {
        if (new FileInfo(note) is { Exists: true, Length: > LargestNote })
            throw new JsonException($"文件过大 / {note} is larger than {LargestNote} bytes");
    }

    /// <summary>A file of the pack; where it leads elsewhere, nobody knows what is read, and how much.</summary>
    private string Plain(string folder, string file)
    {
        var path = Path.Combine(_pack, folder, file);
        return IsLink(_pack) || IsLink(Path.Combine(_pack, folder)) || IsLink(path)
            ? throw new IOException($"{path}: 是链接，不予读取 / is a link and is not read")
            : path;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private PlayerState State()
    {
        var path = Plain("", StateFile);
        RefuseLarge(path);
        return JsonSerializer.Deserialize<PlayerState>(File.ReadAllBytes(path), WireJson.Lenient)
            ?? throw new JsonException($"{StateFile}: 内容为空 / is null");
    }

    private void TakeReceipts(Uploader uploader)
    {
        var folder = Path.Combine(_pack, JournalFolder);
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, "*.receipt").Order(StringComparer.Ordinal))
        {
            RefuseLarge(Plain(JournalFolder, Path.GetFileName(path)));
            uploader.Accept(File.ReadAllText(path));
        }
    }
}
