using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Signage.Hangfire.SQLite;

/// <summary>A bounded pool of connections that see every commit and never write.</summary>
/// <param name="before">What is to be written before anybody reads.</param>
internal sealed class Readers(OwnedFile file, TimeSpan timeout, int limit, Action? before = null) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit);
    private readonly ConcurrentBag<Database> _idle = [];

    private volatile bool _isClosed;

    /// <summary>Closes what is idle now, and the rest as it comes back.</summary>
    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var database))
        {
            database.Dispose();
        }
    }

    /// <summary>Runs a query of one statement.</summary>
    /// <exception cref="SqliteJobStorageException">The file cannot be read now.</exception>
    /// <exception cref="ObjectDisposedException">The storage is closed.</exception>
    internal T Read<T>(Func<Database, T> query)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteJobStorage));
        before?.Invoke();
        if (!_free.Wait(timeout))
        {
            throw new SqliteJobStorageException($"All {limit} readers of the job storage {file.Path} are busy.");
        }

        try
        {
            return Use(query);
        }
        catch (SqliteException e)
        {
            throw Faults.Explain(e, file.Path);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Runs a query of several statements that all see the same moment.</summary>
    /// <inheritdoc cref="Read{T}(Func{Database, T})"/>
    internal T ReadTogether<T>(Func<Database, T> query) =>
        Read(database =>
        {
            database.Run("BEGIN");
            try
            {
                return query(database);
            }
            finally
            {
                database.Run("ROLLBACK");
            }
        });

    /// <summary>A connection whose query failed is not used again.</summary>
    private T Use<T>(Func<Database, T> query)
    {
        var database = _idle.TryTake(out var idle) ? idle : file.Reader();
        try
        {
            var result = query(database);
            _idle.Add(database);
            database = null;
            return result;
        }
        finally
        {
            database?.Dispose();
            if (_isClosed)
            {
                Dispose();
            }
        }
    }
}
