using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Signage.Planning.Time;

/// <summary>
/// The time that a venue's bell keeps: that of its zone, but so many seconds late. All local times of the venue (daily
/// times, dayparts, quiet windows, the day itself) then follow its bell; instants, and what a journal says, are true.
/// </summary>
public sealed class BellZone : DateTimeZone
{
    /// <summary>The furthest that a bell may be off, either way, in seconds.</summary>
    public const int MostSeconds = 600;

    private readonly Offset _late;

    private BellZone(DateTimeZone real, int seconds)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{real.Id} bell{seconds:+0;-0}"), isFixed: false,
            real.MinOffset - Offset.FromSeconds(seconds), real.MaxOffset - Offset.FromSeconds(seconds)) =>
        (Real, _late) = (real, Offset.FromSeconds(seconds));

    /// <summary>The zone that clocks are right in.</summary>
    public DateTimeZone Real { get; }

    /// <param name="real">The venue's zone.</param>
    /// <param name="seconds">By how much the bell is late; less than zero where it is early.</param>
    public static DateTimeZone Of(DateTimeZone real, int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, -MostSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, MostSeconds);
        return seconds == 0 ? real : new BellZone(real, seconds);
    }

    /// <summary>The zone by which people read a clock there.</summary>
    public static DateTimeZone RealOf(DateTimeZone zone) => zone is BellZone bell ? bell.Real : zone;

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var interval = Real.GetZoneInterval(instant);
        return new ZoneInterval(
            interval.Name, interval.HasStart ? interval.Start : null, interval.HasEnd ? interval.End : null,
            interval.WallOffset - _late, interval.Savings);
    }
}
