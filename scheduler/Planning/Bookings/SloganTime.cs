using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Places;

namespace Signage.Planning.Bookings;

/// <summary>
/// How long a slogan takes: as long as it needs to be read where it stands, and one whole pass where it scrolls.
/// </summary>
public static class SloganTime
{
    /// <summary>No turn is longer; a slogan whose pass takes longer is cut, and lint says so.</summary>
    public static readonly Duration Longest = Duration.FromSeconds(60);

    internal static readonly Duration Shortest = Duration.FromSeconds(6);
    private static readonly Duration PerCharacter = Duration.FromMilliseconds(250);

    // A full-width glyph is as wide as the type is high; on bands over 24 rows the player draws it at 72 %.
    private const int FullHeight = 24;
    private const double TypePart = 0.72;
    private const double HalfWidth = 0.55;
    private const int FirstFullWidth = 0x2E80;

    // As the player does: no line is lower than this.
    private const int LowestLine = 12;

    public static Duration On(Endpoint endpoint, SloganDocument slogan)
    {
        var read = PerCharacter * slogan.Text.EnumerateRunes().Count();
        var whole = PassOn(endpoint, slogan) ?? read;
        return Duration.Max(Shortest, Duration.Min(Longest, whole));
    }

    /// <summary>One pass of a scrolling slogan, in whole milliseconds; null where it stands still.</summary>
    public static Duration? PassOn(Endpoint endpoint, SloganDocument slogan)
    {
        var height = endpoint.SloganHeight;
        if (height == 0 || slogan.Style.Speed <= 0)
        {
            return null;
        }

        var lines = Math.Clamp(height / LowestLine, 1, slogan.Style.Lines ?? 1);
        var line = height / lines;
        var type = line <= FullHeight ? line : Math.Round(line * TypePart);
        var strip = type / lines * slogan.Text.EnumerateRunes().Sum(r => r.Value >= FirstFullWidth ? 1 : HalfWidth);
        return strip <= endpoint.Width
            ? null
            : Duration.FromMilliseconds((slogan.Style.PauseMs ?? 0)
                + (long)Math.Ceiling((strip + endpoint.Width) * 1000 / (slogan.Style.Speed * height)));
    }
}
