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
}
