using System.Diagnostics;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Signage.Hangfire.SQLite;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Jobs;

/// <summary><c>bench jobs</c>: the SQLite storage against PostgreSQL's and the one in memory, in one run.</summary>
internal static class JobsBench
{
    private const int WarmUp = 200;
    private const int Starts = 200;

    internal static async Task<int> RunAsync(bool quick)
    {
        var figures = new Figures();
        using var folder = new TempFolder();
        await CompareAsync(figures, folder, quick ? 3_000 : 10_000, quick ? 1 : 3);
        EnqueueToStart(figures, folder);
        await AtSizeBench.RunAsync(figures, folder);
        figures.Print();
        return 0;
    }

    /// <summary>The three take turns, so that what else the machine does falls on all of them.</summary>
    private static async Task CompareAsync(Figures figures, TempFolder folder, int jobs, int rounds)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var (sqlite, postgres, memory) = (new List<Round>(), new List<Round>(), new List<Round>());
        var commits = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            // The first round warms up and is not counted.
            var count = round == 0 ? WarmUp : jobs;
            using (var storage = new SqliteJobStorage(folder.At($"jobs-{round}.db"), new SqliteJobStorageOptions()))
            {
                sqlite.Add(Tell("sqlite", Round.Run(storage, count)));
                commits.Add((double)storage.Writes.Commits / count);
            }

            postgres.Add(Tell("postgres", Round.Run(Postgres(cluster, round), count)));
            using var inMemory = new InMemoryStorage();
            memory.Add(Tell("memory", Round.Run(inMemory, count)));
        }

        figures.Add("total_vs_postgres", Ratio(postgres, sqlite, r => r.TotalSeconds));
        figures.Add("process_vs_postgres", Ratio(postgres, sqlite, r => r.ProcessSeconds));
        figures.Add("total_vs_memory", Ratio(memory, sqlite, r => r.TotalSeconds));
        figures.Add("commits_per_job", Figures.Median(commits.Skip(1)));
    }

    /// <summary>An idle server; one job at a time, from before its enqueueing to its first line.</summary>
    private static void EnqueueToStart(Figures figures, TempFolder folder)
    {
        using var storage = new SqliteJobStorage(folder.At("idle.db"), new SqliteJobStorageOptions());
        using var server = Round.Server(storage);
        var client = new BackgroundJobClient(storage);
        var waits = new List<double>();
        for (var i = -WarmUp; i < Starts; i++)
        {
            EmptyJob.Expect(1);
            var before = Stopwatch.GetTimestamp();
            client.Enqueue(() => EmptyJob.Run());
            EmptyJob.Wait();
            if (i >= 0)
            {
                waits.Add(Stopwatch.GetElapsedTime(before, EmptyJob.StartedAt).TotalMilliseconds);
            }
        }

        figures.Add("enqueue_to_start_ms_p50", Figures.Median(waits));
        figures.Add("enqueue_to_start_ms_p95", Figures.Percentile(waits, 95));
    }

    private static PostgreSqlStorage Postgres(PostgresCluster cluster, int round)
    {
        // As the product configures it, each round in a schema of its own.
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = $"round{round}",
            QueuePollInterval = TimeSpan.FromSeconds(1),
            EnableLongPolling = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(30),
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = TimeSpan.FromMinutes(1),
        };
        var connection = $"{cluster.ConnectionString};Keepalive=1";
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options);
    }

    private static double Ratio(List<Round> other, List<Round> ours, Func<Round, double> of) =>
        Figures.Median(other.Zip(ours, (o, s) => of(o) / of(s)).Skip(1));

    private static Round Tell(string storage, Round round)
    {
        Figures.Say($"{storage}: enqueued in {round.EnqueueSeconds:F2} s, run in {round.ProcessSeconds:F2} s");
        return round;
    }
}
