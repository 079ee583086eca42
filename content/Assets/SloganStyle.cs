namespace Signage.Content.Assets;

/// <summary>How a slogan looks; approved together with its text.</summary>
public sealed record SloganStyle
{
    /// <summary>Text colour, <c>#rrggbb</c>.</summary>
    public string Colour { get; init; } = "#ffd84a";

    /// <summary>Ground colour, <c>#rrggbb</c>. On a picture the band is drawn in it.</summary>
    public string Ground { get; init; } = "#8f1216";

    /// <summary>Scrolling speed in heights of the band a second, 0 to 8; 0 stands still. 1 on a 32-row LED is 32
    /// px/s.</summary>
    public double Speed { get; init; } = 1.5;

    /// <summary>1 or 2 lines of text, one above the other; null: 1. A band too low for two has one.</summary>
    public int? Lines { get; init; }

    /// <summary>How long it stands still in milliseconds, 0 to 60,000: where it scrolls, once its beginning has reached
    /// the left edge (null: not at all); where it does not, each page of what is too long for the band (null: 3 s, at
    /// least 500).</summary>
    public int? PauseMs { get; init; }
}
