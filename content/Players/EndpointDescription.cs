namespace Signage.Content.Players;

/// <summary>The endpoint that a player drives.</summary>
/// <param name="Id">The endpoint's id.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Width">Pixels; null for a loudspeaker.</param>
/// <param name="Height">Pixels; null for a loudspeaker.</param>
public sealed record EndpointDescription(string Id, string Title, EndpointKind Kind, int? Width, int? Height);
