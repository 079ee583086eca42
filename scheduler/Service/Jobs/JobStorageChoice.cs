using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Signage.Hangfire.SQLite;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Jobs;

/// <summary>Keeps jobs in a file beside the database, or in PostgreSQL where the configuration names one.</summary>
public static class JobStorageChoice
{
    /// <summary>A PostgreSQL connection string: <c>--jobs-postgres "Host=…;Database=…"</c>.</summary>
    public const string Postgres = "jobs-postgres";

    /// <summary>The same in the environment, where a list of processes does not show the password.</summary>
    public const string PostgresVariable = "SIGNAGE_JOBS_POSTGRES";

    /// <summary>A lock that is older belonged to a process that was killed. Ours are held for moments.</summary>
    public static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // A worker says five times in that long that it still has its job; a dead one's is given to another after it.
    private static readonly TimeSpan Invisible = TimeSpan.FromSeconds(30);

    /// <exception cref="StartRefusedException">The storage cannot be opened.</exception>
    public static JobStorage Open(DataFolder folder, IConfiguration configuration) =>
        PostgresOf(configuration) is { } connection ? OpenPostgres(connection) : OpenFile(folder);

    /// <summary>
    /// A dead worker's job is given to another after half a minute, a waiting one is found within a second, and a
    /// database that cannot be reached is refused at once.
    /// </summary>
    public static PostgreSqlStorageOptions PostgresOptions() =>
        new()
        {
            QueuePollInterval = Poll,
            EnableLongPolling = true,
            InvisibilityTimeout = Invisible,
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = LockTimeout,
            StartupConnectionMaxRetries = 0,
            AllowDegradedModeWithoutStorage = false,
        };

    private static string? PostgresOf(IConfiguration configuration) =>
        new[] { configuration[Postgres], configuration[PostgresVariable] }.FirstOrDefault(c => c is { Length: > 0 });

    private static SqliteJobStorage OpenFile(DataFolder folder)
    {
        try
        {
            return new SqliteJobStorage(folder.Jobs, new SqliteJobStorageOptions());
        }
        catch (SqliteJobStorageException e)
        {
            throw new StartRefusedException(e.Message, e);
        }
    }

    private static PostgreSqlStorage OpenPostgres(string connection)
    {
        var options = PostgresOptions();
        try
        {
            return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options);
        }
        catch (Exception e) when (StorageFaults.Find(e) is not null || e is ArgumentException)
        {
            throw new StartRefusedException(
                $"The PostgreSQL database for jobs (--{Postgres}) cannot be opened: "
                + (StorageFaults.Find(e) ?? e).Message,
                e);
        }
    }
}
