using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Scheduler.AsRun;

/// <summary>One line of the as-run log: what really went out, against what was planned.</summary>
public sealed record AiringRow
{
    public required string Endpoint { get; init; }

    public Lane? Lane { get; init; }

    public string? Item { get; init; }

    public string? Asset { get; init; }

    /// <summary>The title that it had when it aired.</summary>
    public string? Title { get; init; }

    public string? Booking { get; init; }

    public Sha256Hash? File { get; init; }

    public Instant? PlannedStart { get; init; }

    public long? PlannedMs { get; init; }

    public required Instant Start { get; init; }

    /// <summary>Null while it is on, or when the end is not reported yet.</summary>
    public Instant? End { get; init; }

    /// <summary>
    /// <c>complete</c>, <c>cut</c>, <c>preempted</c>, <c>failed</c>, <c>skipped</c>; null while it is on.
    /// </summary>
    public string? Outcome { get; init; }

    public string? Cause { get; init; }

    /// <summary>Where in the file it began, in milliseconds.</summary>
    public long? OffsetMs { get; init; }

    /// <summary>Frames and samples that reached the device.</summary>
    public long? Frames { get; init; }

    public long? Samples { get; init; }

    /// <summary>How often the sound ran dry; null where no sound was handed over.</summary>
    public long? Underruns { get; init; }

    /// <summary>How loud it was handed over: root mean square in dBFS, -120 for silence.</summary>
    public double? LevelDb { get; init; }

    /// <summary>Complete cycles, where one record stands for many.</summary>
    public long? Cycles { get; init; }

    public long? Order { get; init; }

    /// <summary>True when a takeover showed it.</summary>
    public bool? Takeover { get; init; }

    public required EvidenceGrade Grade { get; init; }

    /// <summary>True when a signed receipt covers it.</summary>
    public required bool Receipted { get; init; }

    /// <summary>When the scheduler stored its last record.</summary>
    public required Instant Received { get; init; }

    public required string Player { get; init; }

    public required long Epoch { get; init; }

    /// <summary>The sequence of its first record, for looking it up in the proof.</summary>
    public required long Sequence { get; init; }
}
