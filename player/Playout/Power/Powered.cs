namespace Signage.Playout.Power;

/// <summary>What is switched on ahead of need and off after.</summary>
public enum Powered
{
    /// <summary>What shows the picture.</summary>
    Panel,

    /// <summary>What sounds.</summary>
    Amplifier,
}
