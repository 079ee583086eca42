using NodaTime;

namespace Signage.Playout.Power;

/// <summary>How a switch is to stand.</summary>
/// <param name="IsOn">Null before the first look.</param>
/// <param name="NeededUntil">When it was last needed.</param>
public sealed record PowerState(bool? IsOn, Instant NeededUntil)
{
    public static readonly PowerState Unknown = new(null, Instant.MinValue);
}
