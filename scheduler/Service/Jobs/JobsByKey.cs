using System.Linq.Expressions;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace Signage.Scheduler.Jobs;

/// <summary>Enqueues work that a key names, so that asking for it twice is one job.</summary>
public sealed class JobsByKey(JobStorage storage, IBackgroundJobClient client)
{
    /// <summary>Every state in which a job will still run by itself.</summary>
    public static readonly IReadOnlyCollection<string> Unfinished =
        [EnqueuedState.StateName, ProcessingState.StateName, ScheduledState.StateName, AwaitingState.StateName];

    private const string JobField = "job";
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>Enqueues <paramref name="work"/>, unless the key's last job is in one of the states
    /// <paramref name="answeredBy"/>.</summary>
    public void Enqueue<T>(string key, Expression<Func<T, Task>> work, IReadOnlyCollection<string> answeredBy)
    {
        using var connection = storage.GetConnection();
        using var turn = connection.AcquireDistributedLock($"signage:{key}", LockWait);
        if (Find(connection, key) is { } known
            && answeredBy.Contains(connection.GetStateData(known)?.Name ?? "", StringComparer.Ordinal))
        {
            return;
        }

        var made = client.Enqueue(work);
        using var change = (JobStorageTransaction)connection.CreateWriteTransaction();
        change.SetRangeInHash(HashOf(key), [new(JobField, made)]);
        change.ExpireHash(HashOf(key), Remembered);
        change.Commit();
    }

    /// <summary>The id of the key's last job, where one is remembered.</summary>
    public string? Find(string key)
    {
        using var connection = storage.GetConnection();
        return Find(connection, key);
    }

    private static string? Find(IStorageConnection connection, string key) =>
        connection.GetAllEntriesFromHash(HashOf(key))?.GetValueOrDefault(JobField);

    private static string HashOf(string key) => $"signage:job:{key}";
}
