using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Scheduler.AsRun;

/// <summary>What really went out: one line of the as-run log.</summary>
public sealed record AiringView
{
    /// <summary><c>airing</c>, <c>run</c> (complete cycles of a loop) or <c>skip</c>.</summary>
    public required string Kind { get; init; }

    public required string Endpoint { get; init; }

    public required string Player { get; init; }

    public required long Epoch { get; init; }

    /// <summary>Of the record that begins it.</summary>
    public required long Sequence { get; init; }

    public Lane? Lane { get; init; }

    public string? Item { get; init; }

    public Sha256Hash? File { get; init; }

    public string? Asset { get; init; }

    public string? Title { get; init; }

    public string? Booking { get; init; }

    public long? Order { get; init; }

    public bool? Takeover { get; init; }

    public Sha256Hash? Playlist { get; init; }

    public Instant? PlannedStart { get; init; }

    public long? PlannedMs { get; init; }

    public Instant? Start { get; init; }

    /// <summary>Null while it runs, and when the player died and nobody knows.</summary>
    public Instant? End { get; init; }

    /// <summary>Actual minus planned start.</summary>
    public long? LateMs { get; init; }

    public long? OffsetMs { get; init; }

    /// <summary>Null while it runs.</summary>
    public Outcome? Outcome { get; init; }

    public string? Cause { get; init; }

    public long? Frames { get; init; }

    public long? Samples { get; init; }

    public long? Cycles { get; init; }

    /// <summary>E1 once it is signed by the player and receipted.</summary>
    public required EvidenceGrade Grade { get; init; }

    public string? Clock { get; init; }

    public long? ClockErrorMs { get; init; }

    /// <summary>When the record that ends it was stored here.</summary>
    public required Instant Received { get; init; }
}
