using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Planning;

/// <summary>A playlist, its bytes and name, and the endpoints that run it.</summary>
public sealed record PlannedPlaylist(
    Playlist Playlist, ReadOnlyMemory<byte> Bytes, Sha256Hash Hash, IReadOnlyList<string> Endpoints);
