namespace Signage.Planning;

/// <summary>What the planner answers.</summary>
/// <param name="Playlists">One for each distinct audience.</param>
/// <param name="Gaps">Open hours in which nothing is booked.</param>
/// <param name="Losses">For every booking, where it does not play and why.</param>
public sealed record Plan(
    IReadOnlyList<PlannedPlaylist> Playlists, IReadOnlyList<Gap> Gaps, IReadOnlyList<Loss> Losses);
