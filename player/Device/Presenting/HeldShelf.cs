using Signage.Content.Playlists;

namespace Signage.Player.Presenting;

/// <summary>A shelf for what is held ready and opened anew every ten minutes.</summary>
internal sealed class HeldShelf(IMediaShelf shelf) : IMediaShelf
{
    public OpenedFile Open(PlaylistFile file) => shelf.OpenAgain(file);
}
