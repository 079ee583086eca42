using System.Runtime.InteropServices;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Playout.States;
using Signage.Playout.Timelines;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>Sound files of a test's own making, and plays of them.</summary>
internal sealed class SoundFiles : IMediaShelf, IDisposable
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);

    private readonly TempFolder _folder = new();
    private readonly Dictionary<Sha256Hash, string> _paths = [];

    public string At(string name) => _folder.At(name);

    /// <summary>Has ffmpeg make a file.</summary>
    public async Task<string> Make(string name, params string[] arguments)
    {
        var path = _folder.At(name);
        var made = await Tool.Run("ffmpeg", ["-v", "error", "-y", .. arguments, path]);
        return made.Exit == 0 ? path : throw new InvalidOperationException(made.All);
    }

    /// <summary>Every sample as ffmpeg decodes it to 48 kHz stereo.</summary>
    public async Task<short[]> Decode(string path, params string[] before)
    {
        var raw = await Make(Path.GetFileName(path) + ".raw", [.. before, "-i", path, "-ac", "2", "-ar", "48000",
            "-f", "s16le"]);
        return MemoryMarshal.Cast<byte, short>(await File.ReadAllBytesAsync(raw)).ToArray();
    }

    /// <summary>A play of a file from its beginning.</summary>
    public OnLane Play(string path, int id, int fromMs, int lengthMs, PlaySource source = PlaySource.Loop,
        int offsetMs = 0, long? fileMs = null)
    {
        var hash = Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(path));
        _paths[hash] = path;
        var from = Noon + Duration.FromMilliseconds(fromMs);
        return new OnLane(id, new Play
        {
            Lane = Lane.Sound,
            Item = $"item-{id}",
            File = new PlaylistFile
            {
                Sha256 = hash, Asset = "a", Kind = AssetKind.Sound, Title = "校园广播", Type = "audio/mpeg", Bytes = 1,
                LengthMs = fileMs,
            },
            Source = source,
            PlannedStart = from - Duration.FromMilliseconds(offsetMs),
            PlannedLength = Duration.FromMilliseconds(lengthMs + offsetMs),
            From = from,
            Until = from + Duration.FromMilliseconds(lengthMs),
            Offset = Duration.FromMilliseconds(offsetMs),
        }, null!)
        {
            StartedAt = from,
        };
    }

    public OpenedFile Open(PlaylistFile file) => OpenedFile.At(_paths[file.Sha256]);

    public void Dispose() => _folder.Dispose();
}
