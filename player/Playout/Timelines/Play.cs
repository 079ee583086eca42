using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Playout.Timelines;

/// <summary>One undisturbed stretch of one airing on one lane: what is on, since when, until when, from where in the
/// file.</summary>
public sealed record Play
{
    public required Lane Lane { get; init; }

    public required string Item { get; init; }

    public required PlaylistFile File { get; init; }

    public string? Booking { get; init; }

    public required PlaySource Source { get; init; }

    /// <summary>When the slot occurrence or cue was to begin; names the airing together with lane and item.</summary>
    public required Instant PlannedStart { get; init; }

    /// <summary>How long it was to last.</summary>
    public required Duration PlannedLength { get; init; }

    /// <summary>First instant of this stretch.</summary>
    public required Instant From { get; init; }

    /// <summary>First instant after this stretch.</summary>
    public required Instant Until { get; init; }

    /// <summary>Position in the file at <see cref="From"/>; above zero when joined late or resumed.</summary>
    public required Duration Offset { get; init; }

    /// <summary>The instant at which the file's position would be zero.</summary>
    public Instant MediaZero => From - Offset;

    /// <summary>Does the stretch run to the end of what was planned?</summary>
    public bool ReachesItsEnd => Until - MediaZero >= PlannedLength;

    /// <summary>Position in the file at an instant.</summary>
    public Duration PositionAt(Instant instant) => instant - MediaZero;

    /// <summary>Would a viewer notice no difference in going over from one to the other?</summary>
    public bool GoesOnAs(Play? other) =>
        other is not null && Lane == other.Lane && Item == other.Item && File.Sha256 == other.File.Sha256
        && PlannedStart == other.PlannedStart && MediaZero == other.MediaZero && Source == other.Source;
}
