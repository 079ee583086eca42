using Signage.Content.Assets;

namespace Signage.Planning;

/// <summary>What a plan changes of what is published.</summary>
/// <param name="Changed">Endpoints that get another playlist, with the one that they had; null: none.</param>
/// <param name="Gone">Endpoints that have a playlist and are no longer planned for.</param>
/// <param name="Unchanged">How many keep theirs.</param>
public sealed record PlanDiff(
    IReadOnlyList<(string Endpoint, Sha256Hash? Before, Sha256Hash After)> Changed,
    IReadOnlyList<string> Gone,
    int Unchanged)
{
    /// <param name="plan">The new plan.</param>
    /// <param name="published">The playlist of each endpoint's newest order.</param>
    public static PlanDiff Between(IReadOnlyDictionary<string, Sha256Hash> published, Plan plan)
    {
        var (changed, unchanged) = (new List<(string, Sha256Hash?, Sha256Hash)>(), 0);
        var planned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var playlist in plan.Playlists)
        {
            foreach (var endpoint in playlist.Endpoints)
            {
                planned.Add(endpoint);
                Sha256Hash? before = published.TryGetValue(endpoint, out var held) ? held : null;
                if (before == playlist.Hash)
                {
                    unchanged++;
                }
                else
                {
                    changed.Add((endpoint, before, playlist.Hash));
                }
            }
        }

        return new PlanDiff(
            changed, [.. published.Keys.Where(e => !planned.Contains(e)).Order(StringComparer.Ordinal)], unchanged);
    }
}
