using Signage.Content.Players;

namespace Signage.Scheduler.Bookings;

/// <summary>A screen or loudspeaker in the county file.</summary>
/// <param name="Width">Pixels; null for a loudspeaker.</param>
/// <param name="Height">Pixels; null for a loudspeaker.</param>
public sealed record CountyEndpoint(string Id, string Title, EndpointKind Kind, int? Width = null, int? Height = null);
