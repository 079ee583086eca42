using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// The one right to finish a job that was taken from a queue. It ends with the first of remove, requeue, dispose
/// (which requeues) or a committed transaction that acknowledged it; from then on nothing here has an effect.
/// </summary>
internal sealed class SqliteFetchedJob(JobQueues queues, QueueRow row, DateTime fetchedAt) : IFetchedJob
{
    public string JobId => JobIds.Text(row.JobId);

    internal QueueRow Row => row;

    internal DateTime FetchedAt => fetchedAt;

    /// <summary>Forgets the job for good.</summary>
    public void RemoveFromQueue() => queues.Remove(this);

    /// <summary>Puts the job back at its old place in its queue.</summary>
    public void Requeue() => queues.Return(this);

    public void Dispose() => queues.Return(this);
}
