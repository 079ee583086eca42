using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// Hangfire's storage in one SQLite file that one process owns. What is acknowledged to a caller is on the disk; a job
/// that was under way when the process ended is handed out again at the next start. Safe for any number of threads.
/// </summary>
public sealed class SqliteJobStorage : JobStorage, IDisposable
{
    private static readonly HashSet<string> Features =
    [
        JobStorageFeatures.ExtendedApi,
        JobStorageFeatures.JobQueueProperty,
        JobStorageFeatures.ProcessesInsteadOfComponents,
        JobStorageFeatures.Connection.GetUtcDateTime,
        JobStorageFeatures.Connection.GetSetContains,
        JobStorageFeatures.Connection.LimitedGetSetCount,
        JobStorageFeatures.Connection.BatchedGetFirstByLowest,
        JobStorageFeatures.Transaction.AcquireDistributedLock,
        JobStorageFeatures.Transaction.CreateJob,
        JobStorageFeatures.Transaction.SetJobParameter,
        JobStorageFeatures.Transaction.RemoveFromQueue(typeof(SqliteFetchedJob)),
        JobStorageFeatures.Monitoring.DeletedStateGraphs,
        JobStorageFeatures.Monitoring.AwaitingJobs,
    ];

    private readonly SqliteJobStorageOptions _options;

    /// <summary>Opens the file and takes ownership of it; a missing one is created.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="SqliteJobStorageException">
    /// It is owned by another, is not such a file, is of a newer version or cannot be written; nothing was written.
    /// </exception>
    public SqliteJobStorage(string path, SqliteJobStorageOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Engine = new Engine(path, options);
    }

    /// <summary>A read sees every commit that was acknowledged before it began.</summary>
    public override bool LinearizableReads => true;

    /// <summary>What was written since it was opened.</summary>
    public WriteCounts Writes => Engine.Writer.Counts;

    internal Engine Engine { get; }

    public override IStorageConnection GetConnection() => new JobConnection(Engine);

    public override IMonitoringApi GetMonitoringApi() => new JobMonitor(Engine);

    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() => [new Upkeep(Engine, _options)];

    public override bool HasFeature(string featureId)
    {
        ArgumentNullException.ThrowIfNull(featureId);
        return Features.Contains(featureId);
    }

    /// <summary>Writes what callers wait for, then gives the file up.</summary>
    public void Dispose() => Engine.Dispose();

    public override string ToString() => $"SQLite: {Engine.Path}";
}
