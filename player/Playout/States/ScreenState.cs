namespace Signage.Playout.States;

/// <summary>What an endpoint shows or sounds, in one word of the journal.</summary>
public enum ScreenState
{
    /// <summary>What was planned.</summary>
    On,

    /// <summary>Off by plan.</summary>
    Dark,

    /// <summary>Something approved in place of a hole or of a file that cannot be shown.</summary>
    Filler,

    /// <summary>The built-in card.</summary>
    Card,

    /// <summary>None of the devices that are to show pictures works, or the picture is black or frozen, or the sound
    /// silent or overdriven, where it should not be.</summary>
    Fault,

    /// <summary>Stopped by the stop list.</summary>
    Off,
}
