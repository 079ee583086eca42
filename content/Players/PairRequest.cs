namespace Signage.Content.Players;

/// <summary><c>POST /player/v1/pair</c>.</summary>
/// <param name="Code">The one-time code, <c>XXXX-XXXX</c>.</param>
/// <param name="Key">The player's verifier key, named as <see cref="Proof.VerifierKey.PlayerIdOf"/> says.</param>
public sealed record PairRequest(string Code, string Key);
