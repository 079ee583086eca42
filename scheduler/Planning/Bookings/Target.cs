using Signage.Content.Players;
using Signage.Planning.Places;

namespace Signage.Planning.Bookings;

/// <summary>
/// Which endpoints a booking reaches: those that match every list that is given, and one entry of each. A target
/// without any list reaches nothing.
/// </summary>
/// <param name="Tags">Tags of the endpoint or of its venue.</param>
public sealed record Target(
    IReadOnlyList<string>? Endpoints = null,
    IReadOnlyList<EndpointKind>? Kinds = null,
    IReadOnlyList<string>? Venues = null,
    IReadOnlyList<string>? Townships = null,
    IReadOnlyList<string>? Departments = null,
    IReadOnlyList<string>? Tags = null)
{
    public bool NamesNothing => IsNone(Endpoints) && IsNone(Kinds) && IsNone(Venues) && IsNone(Townships)
        && IsNone(Departments) && IsNone(Tags);

    public bool Reaches(Endpoint endpoint) => !NamesNothing
        && Matches(Endpoints, endpoint.Id)
        && Matches(Venues, endpoint.Venue.Id)
        && ReachesLike(endpoint);

    /// <summary>Does it match all but the ids of endpoints and venues?</summary>
    internal bool ReachesLike(Endpoint endpoint) =>
        Matches(Kinds, endpoint.Kind)
        && Matches(Townships, endpoint.Venue.Township)
        && Matches(Departments, endpoint.Venue.Department)
        && (IsNone(Tags) || Tags!.Any(t => endpoint.Tags.Contains(t) || endpoint.Venue.Tags.Contains(t)));

    private static bool IsNone<T>(IReadOnlyList<T>? list) => list is null or [];

    private static bool Matches<T>(IReadOnlyList<T>? list, T value) => IsNone(list) || list!.Contains(value);
}
