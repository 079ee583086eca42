using NodaTime;
using Signage.Planning.Calendars;

namespace Signage.Planning.Time;

/// <summary>
/// A venue's local days: where they begin and end, which weekday each runs as, and which are working days. Without a
/// calendar a day runs as what it is, and Monday to Friday are working days.
/// </summary>
public sealed record LocalDays(DateTimeZone Zone, Calendar? Calendar = null)
{
    /// <summary>Same key, same days: what is planned for one holds for the other.</summary>
    internal string Key => Calendar is null ? Zone.Id : $"{Zone.Id} {Calendar.Key}";

    public IsoDayOfWeek RunsAs(LocalDate date) => Calendar?.On(date).RunsAs ?? date.DayOfWeek;

    public bool IsWorking(LocalDate date) =>
        Calendar?.On(date).IsWorking ?? date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary>False for a day that the zone left out whole, as Samoa did 30 December 2011: nothing plays on
    /// it.</summary>
    public static bool Exists(LocalDate date, DateTimeZone zone)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count > 0 || midnight.LateInterval.IsoLocalStart.Date == date;
    }
}
