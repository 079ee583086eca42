using Signage.Content.Players;
using Signage.Planning.Bookings;

namespace Signage.Scheduler.Bookings;

/// <summary>Which endpoints: those that match every list that is given.</summary>
/// <param name="Tags">Tags of the endpoint or of its venue.</param>
public sealed record TargetRequest(
    IReadOnlyList<string>? Endpoints = null,
    IReadOnlyList<EndpointKind>? Kinds = null,
    IReadOnlyList<string>? Venues = null,
    IReadOnlyList<string>? Townships = null,
    IReadOnlyList<string>? Departments = null,
    IReadOnlyList<string>? Tags = null)
{
    public Target ToTarget() => new(Endpoints, Kinds, Venues, Townships, Departments, Tags);
}
