using System.Runtime.ExceptionServices;

namespace Signage.Hangfire.SQLite;

/// <summary>One caller's transaction on its way through the writer.</summary>
/// <param name="work">Its statements; run again from the start when a shared commit failed.</param>
/// <param name="committed">Run on the writer's thread after the commit, before its caller goes on.</param>
/// <param name="needsFlush">False for what a power cut may take back.</param>
internal sealed class WriteRequest(Action<Database> work, Action? committed, bool needsFlush)
{
    private readonly object _gate = new();

    private bool _isTaken;
    private bool _isSettled;

    internal bool NeedsFlush => needsFlush;

    internal Exception? Failure { get; set; }

    /// <summary>False when its caller no longer waits for it.</summary>
    internal bool TryTake()
    {
        lock (_gate)
        {
            return !_isTaken && (_isTaken = true);
        }
    }

    internal void Run(Database database) => work(database);

    /// <summary>Never throws: a bug in what follows the commit goes to its caller; the writer goes on.</summary>
    internal void Settle()
    {
        try
        {
            if (Failure is null)
            {
                committed?.Invoke();
            }
        }
        catch (Exception e)
        {
            Failure = e;
        }
        finally
        {
            lock (_gate)
            {
                _isSettled = true;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Waits until it is settled; what the writer has begun is waited for to its end.</summary>
    /// <exception cref="SqliteJobStorageException">Its turn did not come in time; nothing was written.</exception>
    internal void Wait(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (!_isSettled && !Monitor.Wait(_gate, timeout) && !_isTaken)
            {
                _isTaken = true;
                throw new SqliteJobStorageException(
                    $"The job storage did not come to this write within {timeout.TotalSeconds:0.#} s.");
            }

            while (!_isSettled)
            {
                Monitor.Wait(_gate);
            }
        }

        if (Failure is not null)
        {
            ExceptionDispatchInfo.Throw(Failure);
        }
    }
}
