using Signage.Content.Players;
using Signage.Scheduler.Bookings;

namespace Signage.Scheduler.Why;

/// <summary>An endpoint as it was when it was planned.</summary>
public sealed record RecordedEndpoint(
    string Id,
    string VenueId,
    string Title,
    EndpointKind Kind,
    int Width,
    int Height,
    string? TagsJson = null,
    string? PanelHoursJson = null,
    string? StartEvent = null)
{
    internal static RecordedEndpoint Of(StoredEndpoint e) => new(
        e.Id, e.VenueId, e.Title, e.Kind, e.Width, e.Height, e.TagsJson, e.PanelHoursJson, e.StartEvent);

    internal StoredEndpoint Read() => new()
    {
        Id = Id, VenueId = VenueId, Title = Title, Kind = Kind, Width = Width, Height = Height, TagsJson = TagsJson,
        PanelHoursJson = PanelHoursJson, StartEvent = StartEvent,
    };
}
