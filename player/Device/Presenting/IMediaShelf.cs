using Signage.Content.Playlists;

namespace Signage.Player.Presenting;

/// <summary>Where the presenter gets files from: every time one is to play, it is checked anew.</summary>
internal interface IMediaShelf
{
    /// <summary>
    /// The local path of a file whose bytes and approvals were checked just now, or why it may not play. Blocks while
    /// hashing; any thread but the presenter's.
    /// </summary>
    OpenedFile Open(PlaylistFile file);

    /// <summary>
    /// The same for a file that is held ready: where its length and the time of its last write are as they were when
    /// its bytes were checked, they are not read again.
    /// </summary>
    OpenedFile OpenAgain(PlaylistFile file) => Open(file);
}
