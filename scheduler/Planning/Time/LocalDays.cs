using NodaTime;

namespace Signage.Planning.Time;

/// <summary>A zone that crosses the date line may leave out a day whole: Samoa had no 30 December 2011.</summary>
public static class LocalDays
{
    /// <summary>Whether any time of the date was ever on a clock of the zone.</summary>
    public static bool Exists(LocalDate date, DateTimeZone zone)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count > 0 || midnight.LateInterval.IsoLocalStart.Date == date;
    }
}
