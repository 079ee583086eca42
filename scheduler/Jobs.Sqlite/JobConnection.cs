using Hangfire.Common;
using Hangfire.Server;
using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>One user's view of the storage; owns the locks that it takes. Holds no connection to the file.</summary>
internal sealed partial class JobConnection(Engine engine) : JobStorageConnection
{
    public override void Dispose()
    {
        engine.Locks.FreeAll(this);
        base.Dispose();
    }

    public override IWriteOnlyTransaction CreateWriteTransaction() => new JobTransaction(engine, this);

    public override IDisposable AcquireDistributedLock(string resource, TimeSpan timeout) =>
        engine.Locks.Acquire(this, resource, timeout);

    public override string CreateExpiredJob(
        Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(parameters);
        var id = engine.Ids.NextJob();
        engine.Newborns.Add(JobRow.Of(id, job, parameters, createdAt, expireIn));
        return JobIds.Text(id);
    }

    public override IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queues);
        return queues.Length > 0
            ? engine.Queues.Fetch(queues, cancellationToken)
            : throw new ArgumentException("At least one queue is to be named.", nameof(queues));
    }

    public override void SetJobParameter(string id, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(id);
        using var transaction = new JobTransaction(engine, this);
        transaction.SetJobParameter(id, name, value);
        transaction.Commit();
    }

    public override string? GetJobParameter(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        return Find(id, JobRows.Parameters)?.GetValueOrDefault(name);
    }

    public override JobData? GetJobData(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return Find(jobId, JobRows.Read);
    }

    public override StateData? GetStateData(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return Find(jobId, JobRows.ReadState);
    }

    public override void AnnounceServer(string serverId, ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(context);
        engine.Servers.Announce(serverId, context);
    }

    public override void RemoveServer(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        engine.Servers.Remove(serverId);
    }

    public override void Heartbeat(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        engine.Servers.Beat(serverId);
    }

    public override int RemoveTimedOutServers(TimeSpan timeOut) =>
        timeOut >= TimeSpan.Zero
            ? engine.Servers.RemoveSilent(timeOut)
            : throw new ArgumentException("No server times out before it is seen.", nameof(timeOut));

    public override DateTime GetUtcDateTime() => engine.Time.GetUtcNow().UtcDateTime;

    private T? Find<T>(string jobId, Func<Database, long, T?> query)
        where T : class =>
        JobIds.TryRead(jobId, out var id) ? engine.Readers.Read(database => query(database, id)) : null;
}
