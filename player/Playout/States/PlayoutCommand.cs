using NodaTime;
using Signage.Content.Airings;
using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>What the state wants done; the device does it in order.</summary>
public abstract record PlayoutCommand
{
    /// <summary>Write a start: the first frame or sample went out.</summary>
    /// <param name="What">The play.</param>
    /// <param name="At">When.</param>
    /// <param name="Offset">Position in the file.</param>
    public sealed record WriteStart(OnLane What, Instant At, Duration Offset) : PlayoutCommand;

    /// <summary>Write the end of a play that had started.</summary>
    public sealed record WriteEnd(OnLane What, Instant At, Outcome Outcome, string? Cause) : PlayoutCommand;

    /// <summary>Write that a play was due and did not start.</summary>
    public sealed record WriteSkip(Play Play, RunningPlaylist Order, Instant At, string Cause) : PlayoutCommand;

    /// <summary>The screen's state changed.</summary>
    /// <param name="Cause">What is wrong with picture or sound, in one word; null when nothing is.</param>
    public sealed record WriteScreen(ScreenState State, Instant At, string? Cause) : PlayoutCommand;

    /// <summary>An order or takeover is in force from now on.</summary>
    public sealed record InForce(RunningPlaylist? List, Instant At) : PlayoutCommand;

    /// <summary>What the lanes hold changed.</summary>
    public sealed record Present : PlayoutCommand;
}
