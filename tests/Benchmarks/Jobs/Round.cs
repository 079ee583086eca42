using System.Diagnostics;
using Hangfire;

namespace Signage.Benchmarks.Jobs;

/// <summary>One round of one storage: empty jobs enqueued by as many threads as there are workers, then run.</summary>
/// <param name="EnqueueSeconds">Until the last was acknowledged.</param>
/// <param name="ProcessSeconds">From the start of the server until the last had run.</param>
internal sealed record Round(double EnqueueSeconds, double ProcessSeconds)
{
    internal const int Workers = 4;

    internal double TotalSeconds => EnqueueSeconds + ProcessSeconds;

    internal static Round Run(JobStorage storage, int jobs)
    {
        EmptyJob.Expect(jobs);
        var enqueue = Stopwatch.StartNew();
        Parallel.For(0, Workers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, thread =>
        {
            var client = new BackgroundJobClient(storage);
            for (var i = thread; i < jobs; i += Workers)
            {
                client.Enqueue(() => EmptyJob.Run());
            }
        });
        enqueue.Stop();

        var process = Stopwatch.StartNew();
        using (Server(storage))
        {
            EmptyJob.Wait();
            process.Stop();
        }

        return new Round(enqueue.Elapsed.TotalSeconds, process.Elapsed.TotalSeconds);
    }

    internal static BackgroundJobServer Server(JobStorage storage) =>
        new(new BackgroundJobServerOptions { WorkerCount = Workers }, storage);
}
