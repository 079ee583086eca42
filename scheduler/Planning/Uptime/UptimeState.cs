namespace Signage.Planning.Uptime;

/// <summary>The four parts of a day, which add up to it.</summary>
public enum UptimeState
{
    /// <summary>Not yet known: no record speaks of it.</summary>
    Unknown,

    OnAir,

    /// <summary>Off by plan (熄屏).</summary>
    Dark,

    /// <summary>Off, failed or showing the built-in card while it should have been on.</summary>
    Fault,
}
