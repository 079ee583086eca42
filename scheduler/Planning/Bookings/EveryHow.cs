using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>Again and again by the clock: at midnight plus <paramref name="Offset"/> and every
/// <paramref name="Period"/> after it, as wall clocks show it.</summary>
/// <param name="Period">Whole minutes, 1 to a day.</param>
/// <param name="Offset">Below the period.</param>
public sealed record EveryHow(Duration Period, Duration Offset, Entry Entry) : How;
