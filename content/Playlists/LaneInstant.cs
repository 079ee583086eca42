namespace Signage.Content.Playlists;

/// <summary>What a lane holds at an instant.</summary>
/// <param name="State">What kind of thing.</param>
/// <param name="Span">Index in <see cref="LaneIndex.Spans"/> of the span at this instant, also beneath a cue;
/// -1: none.</param>
/// <param name="Slot">Index of the loop's slot whose turn it is, also beneath a cue; -1: none.</param>
/// <param name="Cue">Index of the cue that is on; -1: none.</param>
/// <param name="PositionMs">Milliseconds since the cue began, or of the slot's own time.</param>
public readonly record struct LaneInstant(LaneState State, int Span, int Slot, int Cue, long PositionMs);
