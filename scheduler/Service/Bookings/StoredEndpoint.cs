using Signage.Content.Players;

namespace Signage.Scheduler.Bookings;

/// <summary>A screen or loudspeaker of a venue.</summary>
public sealed class StoredEndpoint
{
    public required string Id { get; set; }

    public required string VenueId { get; set; }

    public required string Title { get; set; }

    public EndpointKind Kind { get; set; }

    /// <summary>Pixels; 0 for a loudspeaker.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    public StoredVenue? Venue { get; set; }
}
