using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>A playlist with the order or takeover that put it on; the number is null for a local file.</summary>
public sealed record RunningPlaylist(Timeline Timeline, long? Number, bool IsTakeover = false)
{
    /// <summary>Is it the same order, whatever events have started meanwhile?</summary>
    public bool IsSameAs(RunningPlaylist? other) =>
        other is not null && Number == other.Number && IsTakeover == other.IsTakeover
        && Timeline.Name == other.Timeline.Name;

    internal RunningPlaylist With(Pack pack) => this with { Timeline = Timeline.With(pack) };
}
