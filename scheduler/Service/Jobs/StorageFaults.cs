using Hangfire.PostgreSql;
using Hangfire.Storage;
using Npgsql;
using Signage.Hangfire.SQLite;

namespace Signage.Scheduler.Jobs;

/// <summary>What goes wrong where jobs are kept, found in whatever Hangfire wraps it in.</summary>
internal static class StorageFaults
{
    /// <summary>The storage's own exception, or null where the fault is of something else.</summary>
    internal static Exception? Find(Exception fault) =>
        Causes(fault).FirstOrDefault(e => e is SqliteJobStorageException or NpgsqlException || IsLock(e));

    /// <summary>Whether a lock was not free in time.</summary>
    internal static bool IsOfLock(Exception fault) => Causes(fault).Any(IsLock);

    private static bool IsLock(Exception fault) =>
        fault is DistributedLockTimeoutException or PostgreSqlDistributedLockException;

    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
