using NodaTime;
using Signage.Content.Assets;

namespace Signage.Content.Playlists;

/// <summary>One file that starts at one instant. Cues of a lane do not overlap.</summary>
public sealed record Cue
{
    /// <summary>The item's id, unique in the playlist.</summary>
    public required string Item { get; init; }

    public required Lane Lane { get; init; }

    public required Sha256Hash File { get; init; }

    public required Instant At { get; init; }

    /// <summary>How long it holds the lane, in milliseconds.</summary>
    public required long LengthMs { get; init; }

    public required Interrupt Interrupt { get; init; }

    public string? Booking { get; init; }

    /// <summary>Must have ended by then (before the bell); it is cut there.</summary>
    public Instant? EndBy { get; init; }

    /// <summary>The show that it precedes.</summary>
    public string? Show { get; init; }

    /// <summary>First instant after it: its length later, or the bell if that is sooner.</summary>
    public Instant EndsAt()
    {
        var end = At + Duration.FromMilliseconds(LengthMs);
        return EndBy is { } bell ? Instant.Min(end, bell) : end;
    }
}
