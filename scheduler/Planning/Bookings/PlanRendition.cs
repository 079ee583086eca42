using NodaTime;
using Signage.Content.Assets;

namespace Signage.Planning.Bookings;

/// <summary>One file that players play.</summary>
/// <param name="Use"><see cref="Led"/> for small LED screens, else <see cref="General"/>.</param>
/// <param name="Length">Playing time, rounded up to whole milliseconds; null for a still or a slogan.</param>
public sealed record PlanRendition(
    Sha256Hash Hash, string MediaType, long Bytes, string Use, Duration? Length, int? Width = null, int? Height = null)
{
    public const string Led = "led";
    public const string General = "general";

    /// <summary>Lower is better: the difference of shape first, then missing pixels, then needless ones.</summary>
    internal (double Shape, long Missing, long Needless) DistanceFrom(int width, int height)
    {
        if (Width is not { } mine || Height is not { } high || width == 0 || height == 0)
        {
            return (0, 0, 0);
        }

        var shape = Math.Round(Math.Abs(Math.Log((double)mine / high) - Math.Log((double)width / height)), 2);
        var more = ((long)mine * high) - ((long)width * height);
        return (shape, Math.Max(0, -more), Math.Max(0, more));
    }
}
