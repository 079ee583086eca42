namespace Signage.Planning;

/// <summary>What the planner answers.</summary>
/// <param name="Playlists">One for each distinct audience.</param>
/// <param name="Gaps">Open hours in which nothing is booked.</param>
/// <param name="Losses">For every booking, where it does not play and why.</param>
public sealed record Plan(
    IReadOnlyList<PlannedPlaylist> Playlists, IReadOnlyList<Gap> Gaps, IReadOnlyList<Loss> Losses)
{
    /// <summary>By key, so that the next plan works out only what has changed.</summary>
    internal IReadOnlyDictionary<string, CompiledAudience> Compiled { get; init; } =
        new Dictionary<string, CompiledAudience>(StringComparer.Ordinal);

    internal IReadOnlyList<(Audience Audience, CompiledAudience Compiled)> Audiences { get; init; } = [];

    /// <summary>The audience of an endpoint, or null.</summary>
    internal (Audience Audience, CompiledAudience Compiled)? Find(string endpoint)
    {
        foreach (var found in Audiences)
        {
            // The lists are sorted.
            if (found.Audience.Endpoints.BinarySearch(endpoint, StringComparer.Ordinal) >= 0)
            {
                return found;
            }
        }

        return null;
    }
}
