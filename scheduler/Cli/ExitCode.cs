namespace Signage.Cli;

/// <summary>What the program's exit says.</summary>
internal static class ExitCode
{
    internal const int Done = 0;

    /// <summary>Refused, or what was checked is not so.</summary>
    internal const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    internal const int Usage = 2;

    /// <summary>The scheduler does not answer.</summary>
    internal const int Unreachable = 3;

    internal const int Interrupted = 130;
}
