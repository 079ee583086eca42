namespace Signage.Content.Players;

/// <summary>The answer to a pairing.</summary>
/// <param name="Player">The player's id.</param>
/// <param name="Endpoint">The endpoint that it drives from now on.</param>
/// <param name="Root">The installation's root key, which the player pins.</param>
public sealed record PairAnswer(string Player, string Endpoint, string Root);
