using System.Diagnostics;

namespace Signage.Benchmarks.Jobs;

/// <summary>A job that does nothing but say that it ran.</summary>
public static class EmptyJob
{
    private static readonly ManualResetEventSlim Done = new();
    private static int _left;
    private static long _startedAt;

    /// <summary>A <see cref="Stopwatch"/> timestamp of the last run.</summary>
    internal static long StartedAt => Interlocked.Read(ref _startedAt);

    public static void Run()
    {
        Interlocked.Exchange(ref _startedAt, Stopwatch.GetTimestamp());
        if (Interlocked.Decrement(ref _left) == 0)
        {
            Done.Set();
        }
    }

    /// <summary>How many runs <see cref="Wait"/> waits for.</summary>
    internal static void Expect(int runs)
    {
        Done.Reset();
        Interlocked.Exchange(ref _left, runs);
    }

    /// <exception cref="TimeoutException">They did not run within ten minutes.</exception>
    internal static void Wait()
    {
        if (!Done.Wait(TimeSpan.FromMinutes(10)))
        {
            throw new TimeoutException($"{_left} jobs did not run.");
        }
    }
}
