using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Player.Running;

/// <summary>One line of a day's as-run report before the day: what would go out. It proves nothing, so it is
/// <see cref="EvidenceGrade.E0"/>.</summary>
internal sealed record RehearsedAiring
{
    public required Lane Lane { get; init; }

    public required string Item { get; init; }

    public required Sha256Hash File { get; init; }

    public required string Asset { get; init; }

    public required string Title { get; init; }

    public string? Booking { get; init; }

    public required Instant PlannedStart { get; init; }

    public required long PlannedMs { get; init; }

    public required Instant Start { get; init; }

    public Instant? End { get; init; }

    /// <summary>Where in the file it began, in milliseconds; above zero where a pause had stopped it.</summary>
    public long OffsetMs { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>Why it did not start, or did not end as planned.</summary>
    public string? Cause { get; init; }

    public EvidenceGrade Grade { get; init; } = EvidenceGrade.E0;
}
