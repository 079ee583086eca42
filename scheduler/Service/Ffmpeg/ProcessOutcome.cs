namespace Signage.Scheduler.Ffmpeg;

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">0 when it was content.</param>
/// <param name="TimedOut">It was killed because it took too long.</param>
/// <param name="Errors">Lines of its standard error, the last ones when there were many.</param>
/// <param name="ErrorCount">How many lines there were.</param>
public sealed record ProcessOutcome(int ExitCode, bool TimedOut, IReadOnlyList<string> Errors, int ErrorCount)
{
    public bool Succeeded => ExitCode == 0 && !TimedOut;
}
