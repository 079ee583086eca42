namespace Signage.Content.Playlists;

/// <summary>What kind of thing a lane holds.</summary>
public enum LaneState
{
    /// <summary>Nothing is planned: filler, or silence.</summary>
    Nothing,

    /// <summary>Off by plan.</summary>
    Dark,

    Loop,

    Cue,
}
