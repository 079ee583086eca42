using Ical.Net.DataTypes;
using NodaTime;

namespace Signage.Planning.Icalendar;

/// <summary>A date, or a date and time of day, as a property says it.</summary>
/// <param name="Zone">The zone it is in; null is floating, <c>UTC</c> is universal time.</param>
internal readonly record struct IcalTime(LocalDateTime Local, bool HasTime, string? Zone)
{
    internal bool IsUtc => HasTime && Zone == CalDateTime.UtcTzId;

    internal static IcalTime Of(CalDateTime time) =>
        new(LocalDateTime.FromDateTime(time.Value), time.HasTime, time.HasTime ? time.TzId : null);
}
