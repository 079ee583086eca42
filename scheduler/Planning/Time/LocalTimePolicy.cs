using NodaTime;
using NodaTime.TimeZones;

namespace Signage.Planning.Time;

/// <summary>
/// What a local time means where the clocks change: a time that is skipped moves forward by the length of the gap,
/// a time that comes twice is the earlier one.
/// </summary>
public static class LocalTimePolicy
{
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    public static Instant Resolve(LocalDateTime local, DateTimeZone zone) =>
        zone.ResolveLocal(local, Resolver).ToInstant();

    /// <summary>The first instant of the day; of a day that the zone leaves out, the first of the day after.</summary>
    public static Instant StartOf(LocalDate date, DateTimeZone zone)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count > 0 ? midnight.First().ToInstant() : midnight.LateInterval.Start;
    }
}
