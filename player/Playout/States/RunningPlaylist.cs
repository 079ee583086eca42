using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>A playlist with the order or takeover that put it on; the number is null for a local file.</summary>
public sealed record RunningPlaylist(Timeline Timeline, long? Number, bool IsTakeover = false);
