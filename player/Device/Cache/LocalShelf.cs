using Signage.Content.Playlists;
using Signage.Player.Presenting;

namespace Signage.Player.Cache;

/// <summary>Files of a playlist that a person started by hand: beside the document, or in the cache. Nobody approved
/// them.</summary>
internal sealed class LocalShelf(string folder, MediaCache cache) : IMediaShelf
{
    public OpenedFile Open(PlaylistFile file)
    {
        var path = file.Src is { } src ? Path.Combine(folder, src) : cache.PathOf(file.Sha256);
        if (!File.Exists(path))
            return OpenedFile.Refused("fileNotOnPlayer", $"{file.Title}: 找不到文件 / no file at {path}");
        return FileHash.Of(path) == file.Sha256
            ? OpenedFile.At(path)
            : OpenedFile.Refused("damaged",
                $"{file.Title}: 文件内容与节目单不符 / {path} has other bytes than the playlist says");
    }
}
