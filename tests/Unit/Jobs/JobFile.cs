using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using Signage.Hangfire.SQLite;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A storage in a folder of its own, with the shortest ways to do one thing to it.</summary>
internal sealed class JobFile : IDisposable
{
    internal const string Queue = "default";

    private readonly TempFolder _folder = new();
    private readonly SqliteJobStorageOptions _options;

    /// <param name="path">Null for a file in a folder of its own.</param>
    internal JobFile(SqliteJobStorageOptions? options = null, string? path = null)
    {
        _options = options ?? new SqliteJobStorageOptions();
        Path = path ?? _folder.At("jobs.db");
        Storage = new SqliteJobStorage(Path, _options);
        Connection = (JobStorageConnection)Storage.GetConnection();
    }

    internal string Path { get; }

    internal SqliteJobStorage Storage { get; private set; }

    internal JobStorageConnection Connection { get; private set; }

    internal JobStorageMonitor Monitor => (JobStorageMonitor)Storage.GetMonitoringApi();

    public void Dispose()
    {
        Storage.Dispose();
        _folder.Dispose();
    }

    internal void Restart()
    {
        Storage.Dispose();
        Storage = new SqliteJobStorage(Path, _options);
        Connection = (JobStorageConnection)Storage.GetConnection();
    }

    /// <summary>A new job without a state, which expires in a day; in the file, since somebody has read it.</summary>
    internal string Create(params (string Name, string Value)[] parameters)
    {
        var id = CreateUnread(parameters);
        Connection.GetJobData(id);
        return id;
    }

    /// <summary>The same, not read by anybody yet.</summary>
    internal string CreateUnread(params (string Name, string Value)[] parameters) =>
        Connection.CreateExpiredJob(
            Job.FromExpression(() => Nothing("argument")),
            parameters.ToDictionary(p => p.Name, p => p.Value),
            _options.TimeProvider.GetUtcNow().UtcDateTime,
            TimeSpan.FromDays(1));

    internal void Commit(Action<JobStorageTransaction> changes)
    {
        using var transaction = (JobStorageTransaction)Connection.CreateWriteTransaction();
        changes(transaction);
        transaction.Commit();
    }

    /// <summary>A new job in a queue, in the state of being enqueued.</summary>
    internal string Enqueue(string queue = Queue)
    {
        var id = CreateUnread();
        Commit(t =>
        {
            t.SetJobState(id, new EnqueuedState(queue));
            t.AddToQueue(queue, id);
        });
        return id;
    }

    /// <summary>The next job, or null when none comes while a moment passes.</summary>
    internal IFetchedJob? TryFetch(params string[] queues)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        try
        {
            return Connection.FetchNextJob(queues.Length > 0 ? queues : [Queue], soon.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    internal IFetchedJob Fetch(params string[] queues)
    {
        using var late = new CancellationTokenSource(Eventually.DefaultDeadline);
        return Connection.FetchNextJob(queues.Length > 0 ? queues : [Queue], late.Token);
    }

    /// <summary>Keeps the writer busy until the gate opens: what is written meanwhile is one group.</summary>
    internal Task HoldWriter(ManualResetEventSlim gate)
    {
        var held = new TaskCompletionSource();
        var holding = Task.Run(() => Storage.Engine.Writer.Write(_ =>
        {
            held.TrySetResult();
            gate.Wait();
        }));
        held.Task.Wait();
        return holding;
    }

    internal Task Pending(int count) =>
        Eventually.Holds($"{count} writes wait", () => Storage.Engine.Writer.Pending == count);

    internal Task Waiting(int count) =>
        Eventually.Holds($"{count} workers wait", () => Storage.Engine.Queues.Waiting == count);

    /// <summary>The file as any other program of this process opens it.</summary>
    internal SqliteConnection Outside()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Takes all connections for reading until the gate opens.</summary>
    internal async Task<Task> HoldReaders(ManualResetEventSlim gate)
    {
        var held = 0;
        var holding = Enumerable.Range(0, Engine.MaxReaders).Select(_ => Task.Factory.StartNew(
            () => Storage.Engine.Readers.Read(_ =>
            {
                Interlocked.Increment(ref held);
                gate.Wait();
                return 0;
            }),
            default,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        await Eventually.Holds("all readers are busy", () => held == Engine.MaxReaders);
        return Task.WhenAll(holding);
    }

    /// <summary>One round of removing what has expired.</summary>
    internal void Upkeep() => new Upkeep(Storage.Engine, _options).Round(default);

    public static void Nothing(string argument) => _ = argument;
}
