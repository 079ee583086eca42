using System.Diagnostics;
using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// Hangfire's distributed locks, in memory since one process owns the file: none outlives the process. An owner, one
/// connection with its transactions, may hold a lock several times and frees it as often.
/// </summary>
internal sealed class JobLocks
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Holding> _held = [];

    private sealed class Holding(object owner)
    {
        internal readonly object Owner = owner;
        internal int Times = 1;
    }

    private sealed class Release(JobLocks locks, object owner, string resource) : IDisposable
    {
        private JobLocks? _locks = locks;

        public void Dispose() => Interlocked.Exchange(ref _locks, null)?.Free(owner, resource);
    }

    /// <summary>Blocks until the lock is the owner's; disposing the result frees it once.</summary>
    /// <exception cref="DistributedLockTimeoutException">Another owner held it all the time.</exception>
    internal IDisposable Acquire(object owner, string resource, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A lock cannot be waited for that long.");
        }

        var since = Stopwatch.StartNew();
        lock (_gate)
        {
            while (!TryHold(owner, resource))
            {
                var left = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - since.Elapsed;
                if (left <= TimeSpan.Zero)
                {
                    throw new DistributedLockTimeoutException(resource);
                }

                Monitor.Wait(_gate, left < TimeSpan.FromMinutes(1) ? left : TimeSpan.FromMinutes(1));
            }
        }

        return new Release(this, owner, resource);
    }

    /// <summary>Frees all that an owner holds, however often.</summary>
    internal void FreeAll(object owner)
    {
        lock (_gate)
        {
            foreach (var (resource, holding) in _held)
            {
                if (holding.Owner == owner)
                {
                    _held.Remove(resource);
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    private bool TryHold(object owner, string resource)
    {
        if (!_held.TryGetValue(resource, out var holding))
        {
            _held.Add(resource, new Holding(owner));
            return true;
        }

        if (holding.Owner != owner)
        {
            return false;
        }

        holding.Times++;
        return true;
    }

    private void Free(object owner, string resource)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(resource, out var holding) && holding.Owner == owner && --holding.Times == 0)
            {
                _held.Remove(resource);
                Monitor.PulseAll(_gate);
            }
        }
    }
}
