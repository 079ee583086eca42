namespace Signage.Content.Playlists;

/// <summary>What a cue does to the loop that it interrupts.</summary>
public enum Interrupt
{
    /// <summary>The running item ends; the loop's time goes on beneath the cue.</summary>
    Stop,

    /// <summary>The loop's time stands still and resumes where it was.</summary>
    Pause,

    /// <summary>Sound only: the loop goes on at a lower level.</summary>
    Duck,
}
