using NodaTime;
using NodaTime.TimeZones;
using Signage.Planning.Icalendar;
using Signage.Planning.Time;

namespace Signage.Planning.Timetables;

/// <summary>What the times of a file mean: floating ones are local at the halls.</summary>
internal sealed class IcsZones(DateTimeZone floating, IDateTimeZoneProvider zones)
{
    private const string Utc = "UTC";

    /// <summary>By its IANA name, or the name that Windows and Outlook give it; null for one that is unknown.</summary>
    internal DateTimeZone? Of(string? name) => name switch
    {
        null => floating,
        Utc => DateTimeZone.Utc,
        _ => zones.GetZoneOrNull(name)
            ?? (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana)
                ? zones.GetZoneOrNull(iana) : null),
    };

    internal Instant At(IcalTime time) => LocalTimePolicy.Resolve(time.Local, Of(time.Zone)!);
}
