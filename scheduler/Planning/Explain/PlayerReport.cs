using Signage.Content.Assets;

namespace Signage.Planning.Explain;

/// <summary>What a player said of itself.</summary>
/// <param name="Playlist">The playlist that it runs; null: it has not said.</param>
/// <param name="Missing">Files of its playlist that it does not have yet.</param>
public sealed record PlayerReport(Sha256Hash? Playlist, IReadOnlySet<Sha256Hash> Missing);
