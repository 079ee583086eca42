using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;
using Signage.Hangfire.SQLite;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Jobs;

/// <summary>Keeps jobs in a file beside the database, or in PostgreSQL where the configuration names one.</summary>
public static class JobStorageChoice
{
    /// <summary>A PostgreSQL connection string: <c>--jobs-postgres "Host=…;Database=…"</c>.</summary>
    public const string Postgres = "jobs-postgres";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // A worker says five times in that long that it still has its job; a dead one's is given to another after it.
    private static readonly TimeSpan Invisible = TimeSpan.FromSeconds(30);

    /// <exception cref="StartRefusedException">The storage cannot be opened.</exception>
    public static JobStorage Open(DataFolder folder, IConfiguration configuration) =>
        configuration[Postgres] is { Length: > 0 } connection ? OpenPostgres(connection) : OpenFile(folder);

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
        var options = new PostgreSqlStorageOptions
        {
            QueuePollInterval = Poll,
            EnableLongPolling = true,
            InvisibilityTimeout = Invisible,
            UseSlidingInvisibilityTimeout = true,
        };
        try
        {
            return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options);
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new StartRefusedException(
                $"The PostgreSQL database for jobs (--{Postgres}) cannot be opened: {e.Message}", e);
        }
    }
}
