using System.Collections.Concurrent;
using Hangfire;
using Hangfire.States;
using Signage.Scheduler.Jobs;

namespace Signage.Scheduler.Library;

/// <summary>Ingests one asset in the background. Runs any number of times to the same end.</summary>
public sealed class IngestJob(Ingest ingest) : RetriedJob
{
    public const string Queue = "ingest";

    private static readonly ConcurrentDictionary<string, bool> Running = new(StringComparer.Ordinal);

    [Queue(Queue)]
    public async Task RunAsync(string asset, CancellationToken stop)
    {
        if (!Running.TryAdd(asset, true))
        {
            return;
        }

        try
        {
            await ingest.RunAsync(asset, stop);
        }
        finally
        {
            Running.TryRemove(asset, out _);
        }
    }

    /// <summary>One job an asset, however often it is asked for; one that has given up waits for a person.</summary>
    public static void Enqueue(JobsByKey jobs, string asset) =>
        jobs.Enqueue<IngestJob>(
            KeyOf(asset),
            job => job.RunAsync(asset, CancellationToken.None),
            [.. JobsByKey.Unfinished, FailedState.StateName]);

    public static string KeyOf(string asset) => $"ingest:{asset}";
}
