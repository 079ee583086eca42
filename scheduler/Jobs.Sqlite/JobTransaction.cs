using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// Collects changes and commits all of them or none, queues and acknowledgement included. Workers see a job after the
/// commit only. Its locks are freed with it.
/// </summary>
internal sealed partial class JobTransaction(Engine engine, object lockOwner) : JobStorageTransaction
{
    private readonly List<Action<Database>> _changes = [];
    private readonly HashSet<long> _jobs = [];
    private readonly HashSet<string> _queues = [];
    private readonly List<SqliteFetchedJob> _acknowledged = [];
    private readonly List<IDisposable> _locks = [];
    private bool _needsFlush;

    public override void Dispose()
    {
        foreach (var held in _locks)
        {
            held.Dispose();
        }

        base.Dispose();
    }

    public override void Commit()
    {
        if (_changes.Count > 0)
        {
            Write();
        }

        _changes.Clear();
        Dispose();
    }

    public override void AcquireDistributedLock(string resource, TimeSpan timeout) =>
        _locks.Add(engine.Locks.Acquire(lockOwner, resource, timeout));

    public override string CreateJob(
        Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(parameters);
        var id = engine.Ids.NextJob();
        var row = JobRow.Of(id, job, parameters, createdAt, expireIn);
        Add(database => JobRows.Insert(database, row));
        return JobIds.Text(id);
    }

    public override void SetJobParameter(string jobId, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(name);
        AddFor(jobId, (database, id) => JobRows.SetParameter(database, id, name, value));
    }

    public override void ExpireJob(string jobId, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        var at = After(expireIn);
        AddFor(jobId, (database, id) => JobRows.Expire(database, id, at));
    }

    public override void PersistJob(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        AddFor(jobId, (database, id) => JobRows.Expire(database, id, null), needsFlush: false);
    }

    public override void SetJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(state);
        var row = StateRow.Of(state, Ticks.Now(engine.Time));
        // That a job has begun may be forgotten in a power cut: it is still in its queue and begins again.
        AddFor(jobId, (database, id) => JobRows.SetState(database, id, row), state.Name != ProcessingState.StateName);
    }

    public override void AddJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(state);
        var row = StateRow.Of(state, Ticks.Now(engine.Time));
        AddFor(jobId, (database, id) => JobRows.AddState(database, id, row));
    }

    public override void AddToQueue(string queue, string jobId)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(jobId);
        AddFor(jobId, (database, id) => database.Run(
            "INSERT INTO queue (id, name, job_id) SELECT $1, $2, id FROM job WHERE id = $3",
            engine.Ids.NextQueue(),
            queue,
            id));
        _queues.Add(queue);
    }

    public override void RemoveFromQueue(IFetchedJob fetchedJob)
    {
        ArgumentNullException.ThrowIfNull(fetchedJob);
        var job = fetchedJob as SqliteFetchedJob
            ?? throw new ArgumentException("It was not fetched from this storage.", nameof(fetchedJob));
        Add(database => engine.Queues.Delete(database, job));
        _acknowledged.Add(job);
    }

    /// <summary>Adds a step of the writer's work; it runs in the order of these calls.</summary>
    internal void Add(Action<Database> change, bool needsFlush = true)
    {
        _changes.Add(change);
        _needsFlush |= needsFlush;
    }

    private void AddFor(string jobId, Action<Database, long> change, bool needsFlush = true)
    {
        if (JobIds.TryRead(jobId, out var id))
        {
            _jobs.Add(id);
            Add(database => change(database, id), needsFlush);
        }
    }

    private void Write()
    {
        var newborns = engine.Newborns.Take(_jobs);
        try
        {
            engine.Writer.Write(
                database =>
                {
                    newborns.ForEach(job => JobRows.Insert(database, job));
                    _changes.ForEach(change => change(database));
                },
                () =>
                {
                    engine.Newborns.Written(newborns);
                    Committed();
                },
                _needsFlush || newborns.Count > 0);
        }
        finally
        {
            engine.Newborns.GiveBack(newborns);
        }
    }

    private long After(TimeSpan duration) => Ticks.Add(Ticks.Now(engine.Time), duration);

    private void Committed()
    {
        _acknowledged.ForEach(engine.Queues.Acknowledged);
        if (_queues.Count > 0)
        {
            engine.Queues.Offer(_queues);
        }
    }
}
