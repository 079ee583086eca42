using NodaTime;

namespace Signage.Content.Playlists;

/// <summary>
/// What a lane does from one instant to another: run a loop, or be dark. At <c>t</c> the slot is found from
/// <c>(t - anchor - time of pausing cues since anchor) mod cycle</c>, so all endpoints of a span are in step.
/// </summary>
public sealed record LaneSpan
{
    /// <summary>Most occurrences of one span.</summary>
    public const int MostRepeats = 400;

    public required Lane Lane { get; init; }

    public required Instant From { get; init; }

    /// <summary>Not included.</summary>
    public required Instant Until { get; init; }

    /// <summary>The loop's id; null when dark.</summary>
    public string? Loop { get; init; }

    /// <summary>An instant at which the loop is at its beginning; null: at <see cref="From"/>, or dark.</summary>
    public Instant? Anchor { get; init; }

    /// <summary>An instant at which the loop is at its beginning.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Instant LoopStart => Anchor ?? From;

    /// <summary>It occurs so many times, 24 hours apart, 2 to <see cref="MostRepeats"/>, each with its loop's
    /// beginning; null: once.</summary>
    public int? Repeat { get; init; }

    /// <summary>True: planned to be off. A dark picture lane is black, and panel power may be cut.</summary>
    public bool? Dark { get; init; }

    /// <summary>Its occurrences, each as a span of its own.</summary>
    public IEnumerable<LaneSpan> Each()
    {
        for (var i = 0; i < (Repeat ?? 1); i++)
        {
            var later = Duration.FromDays(i);
            yield return this with
            {
                From = From + later, Until = Until + later, Anchor = Anchor + later, Repeat = null,
            };
        }
    }
}
