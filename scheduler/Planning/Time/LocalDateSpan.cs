using NodaTime;

namespace Signage.Planning.Time;

/// <summary>A number of local days one after the other.</summary>
public readonly record struct LocalDateSpan(LocalDate First, int Days)
{
    public IEnumerable<LocalDate> Dates
    {
        get
        {
            for (var i = 0; i < Days; i++)
            {
                yield return First.PlusDays(i);
            }
        }
    }

    /// <summary>The day after the last.</summary>
    public LocalDate Until => First.PlusDays(Days);

    public Interval ToInterval(DateTimeZone zone) =>
        new(LocalTimePolicy.StartOf(First, zone), LocalTimePolicy.StartOf(Until, zone));
}
