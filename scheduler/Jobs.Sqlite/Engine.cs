namespace Signage.Hangfire.SQLite;

/// <summary>The parts that connections, transactions and pages share.</summary>
internal sealed class Engine : IDisposable
{
    /// <summary>Connections that may read at a time; the queues have one more of their own.</summary>
    internal const int MaxReaders = 8;

    private readonly OwnedFile _file;

    private int _isDisposed;

    internal Engine(string path, SqliteJobStorageOptions options)
    {
        Time = options.TimeProvider;
        _file = OwnedFile.Open(path, options);
        try
        {
            Writer = new Writer(_file, options);
            Newborns = new Newborns(Writer);
            Readers = new Readers(_file, options.CommandTimeout, MaxReaders, Newborns.Flush);
            Ids = Readers.Read(database => new RowIds(database));
            Queues = new JobQueues(
                Writer, new Readers(_file, options.CommandTimeout, limit: 1), Time, options.LookAgain);
            Servers = new JobServers(Time);
        }
        catch
        {
            Readers?.Dispose();
            Writer?.Dispose();
            _file.Undo();
            throw;
        }
    }

    internal TimeProvider Time { get; }

    internal Writer Writer { get; }

    internal Newborns Newborns { get; }

    internal Readers Readers { get; }

    internal RowIds Ids { get; }

    internal JobQueues Queues { get; }

    internal JobLocks Locks { get; } = new();

    internal JobServers Servers { get; }

    internal string Path => _file.Path;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        Queues.Dispose();
        try
        {
            Newborns.Flush();
        }
        catch (SqliteJobStorageException)
        {
            // Nobody named them again, and they would never have run.
        }

        Writer.Dispose();
        Readers.Dispose();
        _file.Dispose();
    }
}
