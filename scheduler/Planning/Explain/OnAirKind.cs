namespace Signage.Planning.Explain;

/// <summary>What has a lane.</summary>
public enum OnAirKind
{
    Loop,
    Cue,
    Takeover,

    /// <summary>Off by plan.</summary>
    Dark,

    /// <summary>Nothing is planned, so the lane shows filler or is silent.</summary>
    Filler,
}
