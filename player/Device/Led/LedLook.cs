using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>How an LED panel is wired, hung and driven.</summary>
/// <param name="Order">The colours of a pixel in the order of their bytes: a permutation of <c>rgb</c>.</param>
/// <param name="Gamma">Exponent from the picture's values to the panel's; 1 leaves them as they are.</param>
/// <param name="Brightness">0 to 100 percent of the panel's full light.</param>
/// <param name="Serpentine">Every second row of the panel runs backwards.</param>
/// <param name="Rotation">The panel hangs turned clockwise by 0, 90, 180 or 270 degrees; the picture stays
/// upright.</param>
internal sealed record LedLook(string Order, double Gamma, int Brightness, bool Serpentine, int Rotation)
{
    /// <summary>Reads <c>order</c>, <c>gamma</c>, <c>brightness</c>, <c>serpentine</c> and <c>rotate</c>.</summary>
    public static LedLook Read(ScreenAddress address) => new(
        address.Choice("order", "rgb", "rbg", "grb", "gbr", "brg", "bgr"),
        address.Fraction("gamma", 0.1, 5, 1),
        address.Number("brightness", 0, 100, 100),
        address.Switch("serpentine", otherwise: false),
        int.Parse(address.Choice("rotate", "0", "90", "180", "270"),
            System.Globalization.CultureInfo.InvariantCulture));
}
