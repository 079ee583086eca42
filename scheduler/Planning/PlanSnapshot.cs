using Signage.Planning.Bookings;
using Signage.Planning.Places;

namespace Signage.Planning;

/// <summary>All that a plan follows from.</summary>
public sealed record PlanSnapshot(
    IReadOnlyList<Endpoint> Endpoints,
    IReadOnlyList<PlanAsset> Assets,
    IReadOnlyList<Booking> Bookings,
    IReadOnlyList<Show> Shows);
