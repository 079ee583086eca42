using Signage.Content.Assets;
using Signage.Content.Players;

namespace Signage.Player.Link;

/// <summary>Where playlists, approvals and media come from: the scheduler over HTTP, or a memory stick.</summary>
internal interface ILibrary
{
    /// <exception cref="IOException">Not there, or not reachable now.</exception>
    /// <exception cref="HttpRequestException">Likewise.</exception>
    Task<byte[]> PlaylistAsync(Sha256Hash name, CancellationToken stop);

    /// <exception cref="IOException">Not there, or not reachable now.</exception>
    /// <exception cref="HttpRequestException">Likewise.</exception>
    Task<ApprovalNotes> ApprovalsAsync(Sha256Hash file, CancellationToken stop);

    /// <summary>The bytes of a file from a position on; the caller closes it. The position that was granted comes
    /// back.</summary>
    /// <exception cref="IOException">Not there, or not reachable now.</exception>
    /// <exception cref="HttpRequestException">Likewise.</exception>
    Task<(Stream Bytes, long From)> MediaAsync(Sha256Hash file, long from, CancellationToken stop);
}
