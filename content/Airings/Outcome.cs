namespace Signage.Content.Airings;

/// <summary>How an airing ended.</summary>
public enum Outcome
{
    /// <summary>From its first to its last frame or sample.</summary>
    Complete,

    /// <summary>Joined late or ended early, by the plan, a withdrawal, a restart or a power cut.</summary>
    Cut,

    /// <summary>Gave way to a cue, a takeover or a stop.</summary>
    Preempted,

    /// <summary>Decoder, file or device failed.</summary>
    Failed,
}
