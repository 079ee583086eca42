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
}
