using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning.Bookings;

/// <summary>At local times of each day of the flight; several assets follow each other.</summary>
public sealed record AtTimesHow(IReadOnlyList<LocalTime> Times, Interrupt Interrupt) : How;
