using NodaTime;
using Signage.Planning.Calendars;
using Signage.Planning.Time;

namespace Signage.Planning.Places;

/// <summary>A place with its department, township, zone and opening hours.</summary>
public sealed record Venue(
    string Id,
    string Title,
    string Department,
    string Township,
    DateTimeZone Zone,
    OpeningHours Hours)
{
    /// <summary>Terms, holidays, make-up days and exams; null: none.</summary>
    public Calendar? Calendar { get; init; }

    /// <summary>When its loudspeakers are silent, and its screens play without sound.</summary>
    public IReadOnlyList<QuietHours> Quiet { get; init; } = [];

    public IReadOnlyList<LevelHours> Levels { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public LocalDays Days => new(Zone, Calendar);
}
