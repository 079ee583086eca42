using Hangfire.Logging;

namespace Signage.Tests.JobsHost;

/// <summary>Keeps what Hangfire complains of.</summary>
public sealed class FaultLog(Ledger ledger) : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        if (logLevel < LogLevel.Warn)
        {
            return false;
        }

        if (messageFunc is not null)
        {
            ledger.Add($"{logLevel} {messageFunc()} {exception?.ToString().ReplaceLineEndings(" | ")}");
        }

        return true;
    }
}
