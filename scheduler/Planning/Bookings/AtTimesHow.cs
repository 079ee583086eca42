using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>At local times of each day of the flight; several assets follow each other.</summary>
/// <param name="EndBy">Local time of the bell: what would still play then is left out.</param>
public sealed record AtTimesHow(IReadOnlyList<LocalTime> Times, Entry Entry, LocalTime? EndBy = null) : How;
