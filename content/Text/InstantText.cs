using NodaTime;
using NodaTime.Text;

namespace Signage.Content.Text;

/// <summary>Instants on the wire: RFC 3339 UTC with exactly three decimals, <c>2026-11-23T08:00:00.000Z</c>.</summary>
public static class InstantText
{
    private static readonly InstantPattern Pattern =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z'");

    /// <summary>Writes an instant; parts below a millisecond are cut off.</summary>
    public static string Format(Instant instant) => Pattern.Format(instant);

    public static bool TryParse(string? text, out Instant instant)
    {
        var result = Pattern.Parse(text ?? "");
        instant = result.Success ? result.Value : default;
        return result.Success;
    }

    /// <summary>The same instant without what a document cannot say.</summary>
    public static Instant ToMilliseconds(Instant instant) =>
        Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
