using System.Globalization;
using System.Text.Json;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Player.Cache;
using Signage.Player.Running;

namespace Signage.Player.Link;

/// <summary>A pack on a memory stick: the same notes and files as over HTTP, checked the same way; the journal goes
/// back on it.</summary>
internal sealed class Stick : ILibrary
{
    private const string JournalFolder = "journal";
    private readonly string _pack;

    private Stick(string pack) => _pack = pack;

    /// <summary>Finds the pack for an endpoint: the folder itself, or <c>signage-&lt;endpoint&gt;</c> in it.</summary>
    public static Stick Open(string folder, string endpoint)
    {
        var found = new[] { folder, Path.Combine(folder, $"signage-{endpoint}") }
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "state.json")));
        return found is not null
            ? new Stick(found)
            : throw new PlayerRefusalException($"--stick {folder}: 没有给 {endpoint} 的节目包 / holds no pack for {endpoint}");
    }

    /// <summary>Takes everything in, and leaves what is not receipted yet.</summary>
    public async Task ExchangeAsync(Director director, Uploader uploader, CancellationToken stop)
    {
        try
        {
            director.Take(State());
            TakeReceipts(uploader);
            if (director.Wants)
                await director.FetchAsync(this, stop);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            await Console.Error.WriteLineAsync($"U 盘 / stick: {e.Message}");
        }
        LeaveJournal(uploader);
    }

    public Task<byte[]> PlaylistAsync(Sha256Hash name, CancellationToken stop) =>
        File.ReadAllBytesAsync(Path.Combine(_pack, "playlists", name.ToString()), stop);

    public async Task<ApprovalNotes> ApprovalsAsync(Sha256Hash file, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_pack, "approvals", file + ".json"), stop);
        return JsonSerializer.Deserialize<ApprovalNotes>(bytes, WireJson.Lenient) ?? new ApprovalNotes([]);
    }

    public Task<(Stream Bytes, long From)> MediaAsync(Sha256Hash file, long from, CancellationToken stop)
    {
        var bytes = new FileStream(Path.Combine(_pack, "media", file.ToString()), FileMode.Open, FileAccess.Read);
        bytes.Position = Math.Min(from, bytes.Length);
        return Task.FromResult<(Stream, long)>((bytes, bytes.Position));
    }

    private PlayerState State() => JsonSerializer.Deserialize<PlayerState>(
        File.ReadAllBytes(Path.Combine(_pack, "state.json")), WireJson.Lenient)
            ?? throw new JsonException("state.json is null");

    private void TakeReceipts(Uploader uploader)
    {
        var folder = Path.Combine(_pack, JournalFolder);
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, "*.receipt").Order(StringComparer.Ordinal))
            uploader.Accept(File.ReadAllText(path));
    }

    private void LeaveJournal(Uploader uploader)
    {
        foreach (var (batch, body) in uploader.Bodies())
        {
            var name = string.Create(CultureInfo.InvariantCulture,
                $"{batch.Player}-{batch.Epoch}-{batch.First:D20}.batch");
            DurableFile.Write(Path.Combine(_pack, JournalFolder, name), body);
        }
    }
}
