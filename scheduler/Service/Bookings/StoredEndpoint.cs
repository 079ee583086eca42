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

    /// <summary>A JSON array of words; null: none.</summary>
    public string? TagsJson { get; set; }

    /// <summary>A JSON array of <see cref="CountyHours"/>; null: while the venue is open.</summary>
    public string? PanelHoursJson { get; set; }

    /// <summary>The theatre system's event that starts a show's pack.</summary>
    public string? StartEvent { get; set; }

    public StoredVenue? Venue { get; set; }
}
