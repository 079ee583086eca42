using NodaTime;

namespace Signage.Planning.Time;

/// <summary>
/// How far a plan reaches: from the start of the local day that holds <paramref name="Now"/>, for so many local days.
/// So a plan made again on the same day has the same window.
/// </summary>
public sealed record PlanWindow(Instant Now, int Days)
{
    public const int UsualDays = 15;

    public LocalDateSpan In(DateTimeZone zone) => new(Now.InZone(zone).Date, Days);
}
