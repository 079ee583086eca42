using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using Signage.Hangfire.SQLite;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Jobs;

/// <summary>What 500,000 jobs in a file cost: its dashboard's pages, and clearing them away.</summary>
internal static class AtSizeBench
{
    private const int Jobs = 500_000;
    private const int Batch = 1_000;
    private const int Page = 20;
    private const int Views = 9;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    internal static async Task RunAsync(Figures figures, TempFolder folder)
    {
        var clock = new SteppedTime();
        var path = folder.At("large.db");
        using var storage = new SqliteJobStorage(
            path, new SqliteJobStorageOptions { TimeProvider = clock, ExpirationInterval = TimeSpan.FromSeconds(1) });
        Figures.Say($"Making {Jobs} finished jobs …");
        Fill(storage, (change, id) =>
        {
            change.SetJobState(id, new SucceededState(null, 1, 1));
            change.ExpireJob(id, Kept);
        });
        await PagesAsync(figures, storage, "succeeded", "page");
        await WaitingAsync(figures, folder);
        clock.Step = Kept * 2;
        await ExpireAsync(figures, storage, path);
    }

    /// <summary>As many that wait in a queue, in a file of their own.</summary>
    private static async Task WaitingAsync(Figures figures, TempFolder folder)
    {
        using var storage = new SqliteJobStorage(folder.At("waiting.db"), new SqliteJobStorageOptions());
        Figures.Say($"Making {Jobs} waiting jobs …");
        Fill(storage, (change, id) =>
        {
            change.SetJobState(id, new EnqueuedState());
            change.AddToQueue(EnqueuedState.DefaultQueue, id);
        });
        await PagesAsync(figures, storage, "enqueued/default", "queue_page");
    }

    private static void Fill(SqliteJobStorage storage, Action<JobStorageTransaction, string> finish)
    {
        using var connection = (JobStorageConnection)storage.GetConnection();
        var now = connection.GetUtcDateTime();
        var job = Job.FromExpression(() => EmptyJob.Run());
        for (var made = 0; made < Jobs; made += Batch)
        {
            using var change = (JobStorageTransaction)connection.CreateWriteTransaction();
            for (var i = 0; i < Batch; i++)
            {
                var id = change.CreateJob(job, new Dictionary<string, string>(), now, Kept);
                finish(change, id);
            }

            change.Commit();
        }
    }

    /// <summary>Whole pages of Hangfire's dashboard over HTTP, the median of several views.</summary>
    private static async Task PagesAsync(Figures figures, SqliteJobStorage storage, string list, string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Not this application's log: Hangfire would keep it in a static field when the application is gone.
        builder.Services.AddHangfire(_ => LogProvider.SetCurrentLogProvider(null)).AddSingleton<JobStorage>(storage);
        await using var app = builder.Build();
        app.UseHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [] });
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        figures.Add($"{name}_first_ms", await ViewAsync(http, list, 0), 1);
        figures.Add($"{name}_middle_ms", await ViewAsync(http, list, Jobs / 2), 1);
        figures.Add($"{name}_deep_ms", await ViewAsync(http, list, Jobs - Page), 1);
    }

    private static async Task<double> ViewAsync(HttpClient http, string list, int from)
    {
        var times = new List<double>();
        for (var view = 0; view <= Views; view++)
        {
            var watch = Stopwatch.StartNew();
            var page = await http.GetStringAsync($"/hangfire/jobs/{list}?from={from}&count={Page}");
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (!page.Contains("EmptyJob.Run", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The page of {list} from {from} shows no job.");
            }
        }

        return Figures.Median(times.Skip(1));
    }

    /// <summary>The server clears what has expired while a caller goes on enqueueing.</summary>
    private static async Task ExpireAsync(Figures figures, SqliteJobStorage storage, string path)
    {
        using var stop = new CancellationTokenSource();
        var caller = Task.Run(() => Enqueue(storage, stop.Token));
        var watch = Stopwatch.StartNew();
        using (new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 1, Queues = ["none"] }, storage))
        {
            while (CountSucceeded(path) > 0)
            {
                await Task.Delay(200);
            }
        }

        figures.Add("expire_500k_s", watch.Elapsed.TotalSeconds, 1);
        await stop.CancelAsync();
        figures.Add("enqueued_meanwhile_per_s", await caller / watch.Elapsed.TotalSeconds, 0);
    }

    private static int Enqueue(SqliteJobStorage storage, CancellationToken stop)
    {
        var (client, count) = (new BackgroundJobClient(storage), 0);
        for (; !stop.IsCancellationRequested; count++)
        {
            client.Enqueue(() => EmptyJob.Run());
        }

        return count;
    }

    private static long CountSucceeded(string path)
    {
        using var outside = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        outside.Open();
        using var count = outside.CreateCommand();
        count.CommandText = "SELECT count(*) FROM job WHERE state = 'Succeeded'";
        return Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
