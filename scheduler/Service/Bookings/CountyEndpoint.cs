using Signage.Content.Players;

namespace Signage.Scheduler.Bookings;

/// <summary>A screen or loudspeaker in the county file.</summary>
/// <param name="Width">Pixels; null for a loudspeaker.</param>
/// <param name="Height">Pixels; null for a loudspeaker.</param>
/// <param name="Tags">Words by which bookings find it.</param>
/// <param name="PanelHours">When its panel or amplifier is on; null: while the venue is open.</param>
/// <param name="StartEvent">The theatre system's event that starts a show's pack; null: the timetable does.</param>
public sealed record CountyEndpoint(
    string Id,
    string Title,
    EndpointKind Kind,
    int? Width = null,
    int? Height = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<CountyHours>? PanelHours = null,
    string? StartEvent = null);
