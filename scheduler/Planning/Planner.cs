using Signage.Content.Assets;
using Signage.Planning.Time;

namespace Signage.Planning;

/// <summary>Bookings to playlists. The same input gives the same bytes.</summary>
public static class Planner
{
    /// <param name="snapshot">Bookings, endpoints, assets and shows.</param>
    /// <param name="window">How far to plan; from the start of a local day, so a replan within the day changes
    /// nothing.</param>
    /// <param name="seed">Decides between claims that are equal in everything.</param>
    public static Plan Plan(PlanSnapshot snapshot, PlanWindow window, ulong seed)
    {
        var assets = snapshot.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var (playlists, gaps, losses) = (new List<PlannedPlaylist>(), new List<Gap>(), new List<Loss>());
        foreach (var audience in Audience.Of(snapshot))
        {
            var compiled = new AudiencePlan(audience, assets, window, seed).Compile();
            var bytes = compiled.Playlist.ToBytes();
            playlists.Add(new PlannedPlaylist(compiled.Playlist, bytes, Sha256Hash.Of(bytes), audience.Endpoints));
            gaps.AddRange(compiled.Gaps);
            losses.AddRange(compiled.Losses);
        }

        return new Plan(Merge(playlists), gaps, losses);
    }

    private static IReadOnlyList<PlannedPlaylist> Merge(List<PlannedPlaylist> playlists) =>
        [.. playlists.GroupBy(p => p.Hash).OrderBy(g => g.Key).Select(g => g.First() with
        {
            Endpoints = [.. g.SelectMany(p => p.Endpoints).Order(StringComparer.Ordinal)],
        })];
}
