using NodaTime;

namespace Signage.Content.Playlists;

/// <summary>
/// What a lane does from one instant to another: run a loop, or be dark. At <c>t</c> the slot is found from
/// <c>(t - anchor - time of pausing cues since anchor) mod cycle</c>, so all endpoints of a span are in step.
/// </summary>
public sealed record LaneSpan
{
    public required Lane Lane { get; init; }

    public required Instant From { get; init; }

    /// <summary>Not included.</summary>
    public required Instant Until { get; init; }

    /// <summary>The loop's id; null when dark.</summary>
    public string? Loop { get; init; }

    /// <summary>An instant at which the loop is at its beginning; null when dark.</summary>
    public Instant? Anchor { get; init; }

    /// <summary>True: planned to be off. A dark picture lane is black, and panel power may be cut.</summary>
    public bool? Dark { get; init; }
}
