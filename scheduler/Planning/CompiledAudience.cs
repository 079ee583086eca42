using System.Collections.Concurrent;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Planning;

/// <summary>What one audience's plan came to; it holds for every endpoint of the same key.</summary>
/// <param name="LostClaims">In order of time.</param>
internal sealed record CompiledAudience(
    Playlist Playlist,
    ReadOnlyMemory<byte> Bytes,
    Sha256Hash Hash,
    IReadOnlyList<(Lane Lane, Interval Time)> Gaps,
    IReadOnlyList<Loss> Losses,
    IReadOnlyList<LostClaim> LostClaims)
{
    // A pack of cues is no longer than this, so what could hold an instant begins no earlier.
    private static readonly Duration LongestClaim = Duration.FromDays(1);

    private readonly ConcurrentDictionary<Lane, LaneIndex> _lanes = new();

    /// <summary>A lane of the playlist; laid out at the first question about it.</summary>
    internal LaneIndex Lane(Lane lane) => _lanes.GetOrAdd(lane, l => new LaneIndex(Playlist, l));

    /// <summary>The claims that lost the instant.</summary>
    internal IEnumerable<LostClaim> LostAt(Instant at)
    {
        var (low, high) = (0, LostClaims.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = LostClaims[middle].Time.Start <= at ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= 0 && at - LostClaims[i].Time.Start < LongestClaim; i--)
        {
            if (LostClaims[i].Time.Contains(at))
            {
                yield return LostClaims[i];
            }
        }
    }
}
