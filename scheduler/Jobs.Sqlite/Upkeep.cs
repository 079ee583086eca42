using Hangfire.Server;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// Removes what has expired, a batch at a time with pauses so that callers' writes come between, and gives the room
/// back to the disk.
/// </summary>
internal sealed class Upkeep(Engine engine, SqliteJobStorageOptions options) : IBackgroundProcess
{
    private const int Batch = 1_000;
    private const int VacuumPages = 500;

    /// <summary>Free pages that are kept for what comes next: 4 MB.</summary>
    private const int KeptPages = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public void Execute(BackgroundProcessContext context)
    {
        Round(context.StoppingToken);
        context.Wait(options.ExpirationInterval);
    }

    public override string ToString() => "SQLite upkeep";

    /// <summary>Works until nothing expired is left; may end early when stopped.</summary>
    internal void Round(CancellationToken stop)
    {
        engine.Writer.Write(database =>
            database.Run("DELETE FROM counter WHERE expires <= $1", Ticks.Now(engine.Time)));
        Repeat(RemoveExpired, stop);
        Repeat(Shrink, stop);
        engine.Writer.Write(database => database.Run("PRAGMA optimize"));
        engine.Readers.Read(database => database.Run("PRAGMA wal_checkpoint(PASSIVE)"));
    }

    /// <summary>Repeats a write until it says that nothing is left to do.</summary>
    private void Repeat(Func<Database, bool> step, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && engine.Writer.Write(step))
        {
            stop.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>True when there may be more.</summary>
    private bool RemoveExpired(Database database)
    {
        var now = Ticks.Now(engine.Time);
        return RemoveJobs(database, now) | RemoveElements(database, now);
    }

    private static bool RemoveJobs(Database database, long now)
    {
        var jobs = database.All(
            """
            DELETE FROM job WHERE id IN
                (SELECT id FROM job WHERE expires <= $1 ORDER BY expires LIMIT $2)
            RETURNING id
            """,
            row => row.GetInt64(0),
            now,
            Batch);
        foreach (var job in jobs)
        {
            database.Run("DELETE FROM state WHERE job_id = $1", job);
        }

        return jobs.Count == Batch;
    }

    /// <summary>Takes a batch of elements, whether they are of many keys or a part of one.</summary>
    private static bool RemoveElements(Database database, long now)
    {
        for (var left = Batch; left > 0;)
        {
            var (name, key) = database.First(
                "SELECT collection, key FROM expiry WHERE at <= $1 ORDER BY at LIMIT 1",
                row => (row.GetString(0), row.GetString(1)),
                now);
            if (name is null)
            {
                return false;
            }

            left -= Math.Max(1, Collection.All.Single(c => c.Name == name).RemoveSome(database, key, left));
        }

        return true;
    }

    private static bool Shrink(Database database)
    {
        var surplus = database.Number("PRAGMA freelist_count") - KeptPages;
        if (surplus > 0)
        {
            database.Run($"PRAGMA incremental_vacuum({VacuumPages})");
        }

        return surplus > VacuumPages;
    }
}
