using Hangfire.AspNetCore;
using Hangfire.Logging;
using Level = Hangfire.Logging.LogLevel;

namespace Signage.Scheduler.Jobs;

/// <summary>
/// Hangfire keeps one log for the whole process in a static field. One whose application has stopped must not fail what
/// another application in the process still does: then it is silent.
/// </summary>
internal sealed class HangfireLog(ILoggerFactory logs) : ILogProvider
{
    private readonly AspNetCoreLogProvider _inner = new(logs);

    public ILog GetLogger(string name)
    {
        try
        {
            return _inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Level logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
