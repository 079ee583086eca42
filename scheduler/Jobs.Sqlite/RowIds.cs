namespace Signage.Hangfire.SQLite;

/// <summary>
/// Gives out ids. A job's is known before its row is written and never comes again, in this run or a later one; a
/// queue's place never comes again in this run.
/// </summary>
internal sealed class RowIds
{
    private long _job;
    private long _queue;

    internal RowIds(Database database)
    {
        _job = database.Number("SELECT seq FROM sqlite_sequence WHERE name = 'job'");
        _queue = database.Number("SELECT coalesce(max(id), 0) FROM queue");
    }

    internal long NextJob() => Interlocked.Increment(ref _job);

    internal long NextQueue() => Interlocked.Increment(ref _queue);
}
