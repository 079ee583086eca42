using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// The one thread that writes. It takes all requests that wait, runs each in a savepoint of its own and commits them
/// together, so that many callers share one flush of the disk. A request's exception goes to its caller alone.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const int MaxGroup = 256;

    /// <summary>Less than a flush of the disk takes.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(0.15);

    private readonly Database _database;
    private readonly string _path;
    private readonly TimeSpan _timeout;
    private readonly SqliteSynchronous _synchronous;
    private readonly BlockingCollection<WriteRequest> _pending;
    private readonly Thread _thread;

    private bool _flushes;
    private long _commits;
    private long _requests;

    internal Writer(OwnedFile file, SqliteJobStorageOptions options)
    {
        _database = file.Writer();
        _path = file.Path;
        _timeout = options.CommandTimeout;
        _synchronous = options.Synchronous;
        _flushes = _synchronous is SqliteSynchronous.Full;
        _pending = new(options.MaxPendingWrites);
        _thread = new(Work) { IsBackground = true, Name = "Hangfire SQLite writer" };
        _thread.Start();
    }

    internal WriteCounts Counts => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _commits));

    /// <summary>How many requests wait for their turn.</summary>
    internal int Pending => _pending.Count;

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        _pending.CompleteAdding();
        _thread.Join();
        _pending.Dispose();
        _database.Dispose();
    }

    /// <summary>Returns when the work is committed; blocks its caller until then.</summary>
    /// <param name="work">May run more than once, but only its last run is committed.</param>
    /// <param name="committed">Run after the commit on the writer's thread; a bug in it goes to its caller.</param>
    /// <param name="needsFlush">False for what a power cut may take back; a killed process loses it in no case.</param>
    /// <exception cref="SqliteJobStorageException">The file cannot be written now; nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The storage is closed.</exception>
    internal void Write(Action<Database> work, Action? committed = null, bool needsFlush = true)
    {
        var request = new WriteRequest(work, committed, needsFlush);
        Add(request);
        request.Wait(_timeout);
    }

    /// <inheritdoc cref="Write(Action{Database}, Action, bool)"/>
    internal T Write<T>(Func<Database, T> work)
    {
        var result = default(T);
        Write(database => { result = work(database); });
        return result!;
    }

    private void Add(WriteRequest request)
    {
        try
        {
            if (!_pending.TryAdd(request, _timeout))
            {
                throw new SqliteJobStorageException(
                    $"The job storage {_path} has {_pending.BoundedCapacity} writes waiting already.");
            }
        }
        catch (InvalidOperationException e)
        {
            throw new ObjectDisposedException($"The job storage {_path} is closed.", e);
        }
    }

    private void Work()
    {
        var group = new List<WriteRequest>();
        foreach (var first in _pending.GetConsumingEnumerable())
        {
            // As many as came together the last time are likely to come together again: they were released together.
            var expected = group.Count;
            group.Clear();
            var since = Stopwatch.GetTimestamp();
            var next = first;
            do
            {
                if (next.TryTake())
                {
                    group.Add(next);
                }
            }
            while (group.Count < MaxGroup && TryTake(group.Count < expected, since, out next));

            Settle(group);
        }
    }

    /// <summary>Takes what waits; where more are likely, what comes within a moment too.</summary>
    private bool TryTake(bool moreAreLikely, long since, [NotNullWhen(true)] out WriteRequest? next)
    {
        while (!_pending.TryTake(out next))
        {
            if (!moreAreLikely || Stopwatch.GetElapsedTime(since) > Gathering)
            {
                return false;
            }

            Thread.Yield();
        }

        return true;
    }

    private void Settle(List<WriteRequest> group)
    {
        Interlocked.Add(ref _requests, group.Count);
        if (Begin(group) is { } refusal)
        {
            group.ForEach(r => r.Failure = refusal);
        }
        else if (Commit(group) is { } failure)
        {
            if (group.Count == 1)
            {
                group[0].Failure = failure;
            }
            else
            {
                CommitEach(group);
            }
        }

        group.ForEach(r => r.Settle());
    }

    /// <summary>
    /// One by one after the shared commit failed: what is wrong with one stays its own. A file that cannot be begun on
    /// is not tried for each of the rest.
    /// </summary>
    private void CommitEach(List<WriteRequest> group)
    {
        Exception? refusal = null;
        foreach (var request in group)
        {
            refusal ??= Begin([request]);
            if ((refusal ?? Commit([request])) is { } failure)
            {
                request.Failure = failure;
            }
        }
    }

    private Exception? Begin(List<WriteRequest> group) => Try(() =>
    {
        Flush(_synchronous is SqliteSynchronous.Full && group.Exists(r => r.NeedsFlush));
        _database.Run("BEGIN IMMEDIATE");
    });

    /// <summary>Each flush covers all that was committed before it.</summary>
    private void Flush(bool wanted)
    {
        if (wanted != _flushes)
        {
            _database.SetSynchronous(wanted);
            _flushes = wanted;
        }
    }

    /// <summary>
    /// Null when committed: then each request knows its own failure, if any, and left nothing behind. Otherwise
    /// nothing of the group is written.
    /// </summary>
    private Exception? Commit(List<WriteRequest> group)
    {
        var failure = Try(() =>
        {
            group.ForEach(Run);
            _database.Run("COMMIT");
            Interlocked.Increment(ref _commits);
        });
        if (_database.IsInTransaction)
        {
            Try(() => _database.Run("ROLLBACK"));
        }

        return failure;
    }

    private void Run(WriteRequest request)
    {
        _database.Run("SAVEPOINT request");
        request.Failure = Try(() => request.Run(_database));
        if (request.Failure is { } failure)
        {
            if (!_database.IsInTransaction)
            {
                // A full disk has ended the transaction for all of the group: it is done again one by one.
                ExceptionDispatchInfo.Throw(failure);
            }

            _database.Run("ROLLBACK TO request");
        }

        _database.Run("RELEASE request");
    }

    private Exception? Try(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (SqliteException e)
        {
            return Faults.Explain(e, _path);
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
