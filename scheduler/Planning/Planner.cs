using System.Globalization;
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
    /// <param name="before">An earlier plan: audiences of which nothing changed are taken over from it. The answer is
    /// the same with it and without.</param>
    public static Plan Plan(PlanSnapshot snapshot, PlanWindow window, ulong seed, Plan? before = null)
    {
        var assets = snapshot.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var compiled = new Dictionary<string, CompiledAudience>(StringComparer.Ordinal);
        var audiences = new List<(Audience, CompiledAudience)>();
        foreach (var audience in AudienceIndex.Of(snapshot, assets))
        {
            var key = string.Create(
                CultureInfo.InvariantCulture, $"{audience.Key} {window.In(audience.Zone)} {seed}");
            var done = before?.Compiled.GetValueOrDefault(key)
                ?? new AudiencePlan(audience, assets, window, seed).Compile();
            compiled.Add(key, done);
            audiences.Add((audience, done));
        }

        return new Plan(
            PlaylistsOf(audiences),
            [.. audiences.SelectMany(a => a.Item2.Gaps.Select(g => new Gap(a.Item1.Endpoints, g.Lane, g.Time)))],
            [.. audiences.SelectMany(a => a.Item2.Losses.Select(l => l with { Endpoints = a.Item1.Endpoints }))])
        {
            Compiled = compiled,
            Audiences = audiences,
        };
    }

    private static IReadOnlyList<PlannedPlaylist> PlaylistsOf(List<(Audience Audience, CompiledAudience Done)> all) =>
        [.. all.GroupBy(a => a.Done.Hash, (hash, same) => PlaylistOf(hash, [.. same])).OrderBy(p => p.Hash)];

    private static PlannedPlaylist PlaylistOf(
        Sha256Hash hash, IReadOnlyList<(Audience Audience, CompiledAudience Done)> same) => new(
        same[0].Done.Playlist,
        same[0].Done.Bytes,
        hash,
        [.. same.SelectMany(a => a.Audience.Endpoints).Order(StringComparer.Ordinal)]);
}
