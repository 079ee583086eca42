using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Benchmarks.Player;

/// <summary>Playlists for the player, with the files that they name.</summary>
internal static class BenchPlaylist
{
    /// <summary>A clip once, from an instant on, with a scrolling slogan and a logo.</summary>
    internal static Playlist Of(string folder, string clip, string logo, Instant from, Duration length)
    {
        var (picture, slogan, mark) = (
            FileOf(folder, clip, AssetKind.Clip, "video/mp4"), SloganIn(folder),
            FileOf(folder, logo, AssetKind.Image, "image/png"));
        return new Playlist
        {
            Format = Playlist.FormatName,
            From = from,
            Until = from + length,
            Files = [picture, slogan, mark],
            Loops = [LoopOf("clip", picture, length), LoopOf("slogan", slogan, length)],
            Spans = [SpanOf(Lane.Picture, "clip", from, length), SpanOf(Lane.Ticker, "slogan", from, length)],
            Layout =
            [
                new LayoutElement
                {
                    Kind = LayoutKind.Logo, X = 886, Y = 37, Width = 94, Height = 84, File = mark.Sha256,
                },
            ],
        };
    }

    internal static PlaylistFile SloganIn(string folder)
    {
        var path = Path.Combine(folder, "slogan.json");
        File.WriteAllBytes(path, new SloganDocument { Text = Peers.Slogan }.ToBytes());
        return FileOf(folder, path, AssetKind.Slogan, SloganDocument.MediaType);
    }

    internal static PlaylistFile FileOf(string folder, string path, AssetKind kind, string type)
    {
        var inFolder = Path.Combine(folder, Path.GetFileName(path));
        if (inFolder != path)
        {
            File.Copy(path, inFolder, overwrite: true);
        }

        return new PlaylistFile
        {
            Sha256 = Sha256Hash.Of(File.ReadAllBytes(path)),
            Asset = Path.GetFileNameWithoutExtension(path),
            Kind = kind,
            Title = Path.GetFileName(path),
            Type = type,
            Bytes = new FileInfo(path).Length,
            Src = Path.GetFileName(path),
        };
    }

    internal static Loop LoopOf(string id, PlaylistFile file, Duration length) => new()
    {
        Id = id,
        Slots = [new Slot { Item = id, File = file.Sha256, LengthMs = (long)length.TotalMilliseconds }],
    };

    internal static LaneSpan SpanOf(Lane lane, string loop, Instant from, Duration length) =>
        new() { Lane = lane, Loop = loop, From = from, Until = from + length };
}
