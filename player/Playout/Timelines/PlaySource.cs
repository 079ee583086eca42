namespace Signage.Playout.Timelines;

/// <summary>Which part of a playlist a play comes from.</summary>
public enum PlaySource
{
    Loop,
    Cue,

    /// <summary>The tail loop, after the last instant or with a clock that cannot be trusted.</summary>
    Tail,

    /// <summary>The tail loop again, where nothing is planned or the planned file cannot be shown.</summary>
    Filler,
}
