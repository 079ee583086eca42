using System.Collections.Concurrent;
using Hangfire;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Jobs that tests enqueue; each counts its runs under a key of the test's own.</summary>
public static class SampleJobs
{
    internal static readonly ConcurrentDictionary<string, int> Runs = new();
    internal static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();

    public static void Run(string key) => Runs.AddOrUpdate(key, 1, (_, runs) => runs + 1);

    [AutomaticRetry(DelaysInSeconds = [0])]
    public static void FailOnce(string key)
    {
        Run(key);
        if (Runs[key] == 1)
        {
            throw new InvalidOperationException("not yet");
        }
    }

    public static void RunUntilReleased(string key)
    {
        Run(key);
        Gates[key].Task.Wait();
    }

    public static void RunUntilCancelled(string key, CancellationToken stop)
    {
        Run(key);
        Gates[key].Task.Wait(stop);
    }
}
