namespace Signage.Cli.Api;

/// <summary>What the scheduler refused, or that it does not answer; its message is for people.</summary>
internal sealed class ApiRefusal(string message, string code, int exitCode) : Exception(message)
{
    /// <summary>The refusal's code, as in problem details.</summary>
    internal string Code { get; } = code;

    internal int ExitCode { get; } = exitCode;
}
