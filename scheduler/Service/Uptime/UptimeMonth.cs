using Signage.Planning.Uptime;

namespace Signage.Scheduler.Uptime;

/// <summary>One endpoint's month (or the part of it that has passed).</summary>
/// <param name="Zone">IANA name of the venue's time zone, in which the days are.</param>
/// <param name="Days">In order.</param>
public sealed record UptimeMonth(
    string Endpoint, string Title, string Venue, string Zone, IReadOnlyList<UptimeDay> Days)
{
    public long OnAirMs => Days.Sum(d => d.OnAirMs);

    public long DarkMs => Days.Sum(d => d.DarkMs);

    public long FaultMs => Days.Sum(d => d.FaultMs);

    public long UnknownMs => Days.Sum(d => d.UnknownMs);

    /// <summary>On air ÷ time that was scheduled to be on air; null when none was.</summary>
    public double? Uptime => OnAirMs + FaultMs == 0 ? null : (double)OnAirMs / (OnAirMs + FaultMs);
}
