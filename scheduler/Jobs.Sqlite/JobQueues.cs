namespace Signage.Hangfire.SQLite;

/// <summary>
/// Hands out the jobs of the queues, each to one caller. What is under way is known in memory alone: its row stays in
/// the file until it is acknowledged, so a restart finds every job that was not, and no lease or clock is involved.
/// </summary>
/// <remarks>
/// A queue is read in the order of its ids. Behind the last id that was read there are only rows in hand and rows that
/// came back, and those go first.
/// </remarks>
/// <param name="reader">The queues' own, since it is used on the writer's thread, which waits for nobody.</param>
/// <param name="lookAgain">Pause after which a caller that waits looks itself.</param>
internal sealed class JobQueues(Writer writer, Readers reader, TimeProvider time, TimeSpan lookAgain) : IDisposable
{
    private const int ReadAhead = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = [];
    private readonly Dictionary<long, SqliteFetchedJob> _inHand = [];
    private readonly LinkedList<Parked> _parked = new();
    private readonly CancellationTokenSource _closed = new();

    private sealed class Line
    {
        internal readonly SortedList<long, QueueRow> Returned = [];
        internal readonly Queue<QueueRow> Ahead = [];
        internal long LastRead;
        internal bool HasMore = true;
    }

    private sealed class Parked(string[] queues) : IDisposable
    {
        internal readonly string[] Queues = queues;
        internal readonly SemaphoreSlim Ready = new(0);
        internal SqliteFetchedJob? Job;

        public void Dispose() => Ready.Dispose();
    }

    /// <summary>What is in somebody's hand now, in the order of the queues.</summary>
    internal IReadOnlyList<SqliteFetchedJob> InHand
    {
        get
        {
            lock (_gate)
            {
                return [.. _inHand.Values.OrderBy(j => j.Row.Id)];
            }
        }
    }

    /// <summary>How many callers wait for a job.</summary>
    internal int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _parked.Count;
            }
        }
    }

    /// <summary>Ends the wait of every caller.</summary>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        reader.Dispose();
    }

    /// <summary>Blocks until one of the queues, the first before the others, has a job.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before there was one, or the storage closes.</exception>
    internal SqliteFetchedJob Fetch(string[] queues, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closed.Token);
        stop.Token.ThrowIfCancellationRequested();
        using var parked = new Parked(queues);
        LinkedListNode<Parked> place;
        lock (_gate)
        {
            if (TryTake(queues) is { } job)
            {
                return job;
            }

            place = _parked.AddLast(parked);
        }

        return Wait(place, stop.Token);
    }

    /// <summary>Called after a commit that added rows to these queues.</summary>
    internal void Offer(IEnumerable<string> queues)
    {
        lock (_gate)
        {
            foreach (var queue in queues)
            {
                LineOf(queue).HasMore = true;
            }

            HandOut();
        }
    }

    internal bool IsLive(SqliteFetchedJob job)
    {
        lock (_gate)
        {
            return _inHand.TryGetValue(job.Row.Id, out var holder) && holder == job;
        }
    }

    internal void Return(SqliteFetchedJob job)
    {
        lock (_gate)
        {
            if (Forget(job))
            {
                LineOf(job.Row.Queue).Returned.Add(job.Row.Id, job.Row);
                HandOut();
            }
        }
    }

    internal void Remove(SqliteFetchedJob job)
    {
        if (IsLive(job))
        {
            writer.Write(database => Delete(database, job), () => Acknowledged(job));
        }
    }

    /// <summary>Deletes the row of a live job, as a part of the writer's work.</summary>
    internal void Delete(Database database, SqliteFetchedJob job)
    {
        if (IsLive(job))
        {
            database.Run("DELETE FROM queue WHERE id = $1", job.Row.Id);
        }
    }

    /// <summary>Called after the commit that deleted the row.</summary>
    internal void Acknowledged(SqliteFetchedJob job)
    {
        lock (_gate)
        {
            Forget(job);
        }
    }

    private SqliteFetchedJob Wait(LinkedListNode<Parked> place, CancellationToken stop)
    {
        var parked = place.Value;
        try
        {
            while (true)
            {
                parked.Ready.Wait(lookAgain, stop);
                lock (_gate)
                {
                    // Looking again covers a hand-out that failed, such as to read the file.
                    if ((parked.Job ?? TryTake(parked.Queues)) is { } job)
                    {
                        parked.Job = null;
                        return job;
                    }
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                if (place.List is not null)
                {
                    _parked.Remove(place);
                }

                parked.Job?.Requeue();
            }
        }
    }

    private bool Forget(SqliteFetchedJob job) => IsLive(job) && _inHand.Remove(job.Row.Id);

    /// <summary>
    /// Needs the gate. Never throws, since the commit that it follows stands: where it fails callers stay parked, and
    /// look again.
    /// </summary>
    private void HandOut()
    {
        try
        {
            for (var place = _parked.First; place is not null;)
            {
                var (parked, next) = (place.Value, place.Next);
                if (TryTake(parked.Queues) is { } job)
                {
                    parked.Job = job;
                    _parked.Remove(place);
                    parked.Ready.Release();
                }

                place = next;
            }
        }
        catch (Exception)
        {
            // What it was is told to the next caller that reads.
        }
    }

    /// <summary>Needs the gate. Where it throws no job is taken.</summary>
    private SqliteFetchedJob? TryTake(string[] queues)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var queue in queues)
        {
            var line = LineOf(queue);
            if (Next(queue, line) is { } row)
            {
                var job = new SqliteFetchedJob(this, row, now);
                _inHand.Add(row.Id, job);
                return job;
            }
        }

        return null;
    }

    private QueueRow? Next(string queue, Line line)
    {
        if (line.Returned.Count > 0)
        {
            var first = line.Returned.Values[0];
            line.Returned.RemoveAt(0);
            return first;
        }

        if (line.Ahead.Count == 0 && line.HasMore)
        {
            Refill(queue, line);
        }

        return line.Ahead.TryDequeue(out var row) ? row : null;
    }

    private void Refill(string queue, Line line)
    {
        var rows = reader.Read(database => database.All(
            "SELECT id, job_id FROM queue WHERE name = $1 AND id > $2 ORDER BY id LIMIT $3",
            row => new QueueRow(row.GetInt64(0), queue, row.GetInt64(1)),
            queue,
            line.LastRead,
            ReadAhead));
        line.HasMore = rows.Count == ReadAhead;
        foreach (var row in rows)
        {
            line.Ahead.Enqueue(row);
            line.LastRead = row.Id;
        }
    }

    private Line LineOf(string queue)
    {
        if (!_lines.TryGetValue(queue, out var line))
        {
            line = new Line();
            _lines.Add(queue, line);
        }

        return line;
    }
}
