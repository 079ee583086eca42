using Signage.Content.Players;
using Signage.Planning.Places;

namespace Signage.Planning.Bookings;

/// <summary>
/// Which endpoints a booking reaches: those that match every list that is given, and one entry of each. A target
/// without any list reaches nothing.
/// </summary>
public sealed record Target(
    IReadOnlyList<string>? Endpoints = null,
    IReadOnlyList<EndpointKind>? Kinds = null,
    IReadOnlyList<string>? Venues = null,
    IReadOnlyList<string>? Townships = null,
    IReadOnlyList<string>? Departments = null)
{
    public bool NamesNothing => Endpoints is null or [] && Kinds is null or [] && Venues is null or []
        && Townships is null or [] && Departments is null or [];

    public bool Reaches(Endpoint endpoint) => !NamesNothing
        && Matches(Endpoints, endpoint.Id)
        && Matches(Kinds, endpoint.Kind)
        && Matches(Venues, endpoint.Venue.Id)
        && Matches(Townships, endpoint.Venue.Township)
        && Matches(Departments, endpoint.Venue.Department);

    private static bool Matches<T>(IReadOnlyList<T>? list, T value) => list is null or [] || list.Contains(value);
}
