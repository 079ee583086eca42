using NodaTime;

namespace Signage.Content.Playlists;

/// <summary>Volume and brightness from one instant to another; outside of every span both are 100.</summary>
public sealed record LevelSpan
{
    public required Instant From { get; init; }

    /// <summary>Not included.</summary>
    public required Instant Until { get; init; }

    /// <summary>0 to 100; 100 hands the samples over as decoded.</summary>
    public int? Volume { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Brightness { get; init; }
}
