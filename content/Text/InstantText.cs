using NodaTime;
using NodaTime.Text;

namespace Signage.Content.Text;

/// <summary>
/// Instants on the wire: RFC 3339 UTC with exactly three decimals, <c>2026-11-23T08:00:00.000Z</c>, from 1970 to 2999,
/// so
/// that no sum of an instant and a length runs out of the calendar.
/// </summary>
public static class InstantText
{
    /// <summary>What a reader says of anything else.</summary>
    public const string Sentence = "must be an instant like 2026-11-23T08:00:00.000Z, of the years 1970 to 2999";

    private static readonly Instant End = Instant.FromUtc(3000, 1, 1, 0, 0);

    private static readonly InstantPattern Pattern =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z'");

    /// <summary>Writes an instant; parts below a millisecond are cut off.</summary>
    public static string Format(Instant instant) => Pattern.Format(instant);

    public static bool TryParse(string? text, out Instant instant)
    {
        var result = Pattern.Parse(text ?? "");
        var taken = result.Success && result.Value >= NodaConstants.UnixEpoch && result.Value < End
            && Format(result.Value) == text; // 24:00 is another day's 00:00: one instant has one written form.
        instant = taken ? result.Value : default;
        return taken;
    }

    /// <summary>The same instant without what a document cannot say.</summary>
    public static Instant ToMilliseconds(Instant instant) =>
        Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
