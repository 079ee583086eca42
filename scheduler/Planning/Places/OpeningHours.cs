using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Places;

/// <summary>When a venue's endpoints are meant to be on; the rest is dark by plan.</summary>
public sealed record OpeningHours
{
    private OpeningHours(IReadOnlyList<Daypart>? parts) => Parts = parts;

    /// <summary>Open day and night.</summary>
    public static OpeningHours Always { get; } = new((IReadOnlyList<Daypart>?)null);

    /// <summary>The weekly windows, or null when the venue never closes.</summary>
    public IReadOnlyList<Daypart>? Parts { get; }

    /// <summary>Open in these weekly windows only. An empty list is a venue that is never open.</summary>
    public static OpeningHours Of(params IReadOnlyList<Daypart> parts) => new(parts);

    /// <summary>The open intervals that touch the dates, cut to them, in order and without overlap.</summary>
    public IReadOnlyList<Interval> Within(LocalDateSpan dates, LocalDays days) =>
        Parts is null ? [dates.ToInterval(days.Zone)] : Daypart.Within(Parts, dates, days);

    internal string Key => Parts is null ? "always" : string.Join(';', Parts.Select(p => p.Key));

    public bool Equals(OpeningHours? other) =>
        other is not null && (Parts, other.Parts) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            var (mine, theirs) => mine.SequenceEqual(theirs),
        };

    public override int GetHashCode() => Parts?.Count ?? -1;
}
