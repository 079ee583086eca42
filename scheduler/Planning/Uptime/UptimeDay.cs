using NodaTime;

namespace Signage.Planning.Uptime;

/// <summary>
/// One local day of one endpoint. The four lengths add up to the day, or to as much of it as has passed.
/// </summary>
public sealed record UptimeDay
{
    public required LocalDate Date { get; init; }

    /// <summary>Length counted, in milliseconds: the day's own (23 to 25 hours), less what lies ahead.</summary>
    public required long CountedMs { get; init; }

    public required long OnAirMs { get; init; }

    public required long DarkMs { get; init; }

    public required long FaultMs { get; init; }

    public required long UnknownMs { get; init; }

    /// <summary>The stretches in order, for a picture.</summary>
    public required IReadOnlyList<UptimePart> Parts { get; init; }

    /// <summary>On air ÷ time that was scheduled to be on air, 0 to 1; null when none was, or none is known.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double? Uptime => OnAirMs + FaultMs == 0 ? null : (double)OnAirMs / (OnAirMs + FaultMs);
}
