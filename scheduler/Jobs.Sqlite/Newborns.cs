namespace Signage.Hangfire.SQLite;

/// <summary>
/// Jobs that were created and have no state yet. Hangfire's client creates a job in one step and enqueues it in the
/// next; the first is written together with the next, so that a job costs one commit and not two. A job that nobody
/// named again is nobody's loss when the process dies: it has no state and would never have run.
/// </summary>
/// <remarks>
/// Nobody can tell the difference: who reads waits until what was created before is written.
/// </remarks>
internal sealed class Newborns(Writer writer)
{
    private readonly object _gate = new();
    private readonly Dictionary<long, JobRow> _waiting = [];
    private readonly HashSet<long> _underWay = [];

    private volatile int _count;

    internal void Add(JobRow job)
    {
        lock (_gate)
        {
            _waiting.Add(job.Id, job);
            _count++;
        }
    }

    /// <summary>Takes those of these jobs that are not written yet, to be written now; <see cref="Written"/> or
    /// <see cref="GiveBack"/> follows.</summary>
    internal List<JobRow> Take(HashSet<long> ids)
    {
        if (_count == 0)
        {
            return [];
        }

        lock (_gate)
        {
            while (_underWay.Overlaps(ids))
            {
                Monitor.Wait(_gate);
            }

            return Take(ids.Where(_waiting.ContainsKey));
        }
    }

    internal void Written(List<JobRow> jobs)
    {
        lock (_gate)
        {
            _count -= jobs.Count(job => _underWay.Remove(job.Id));
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>They could not be written; whoever names one next tries again.</summary>
    internal void GiveBack(List<JobRow> jobs)
    {
        lock (_gate)
        {
            foreach (var job in jobs.Where(job => _underWay.Remove(job.Id)))
            {
                _waiting.Add(job.Id, job);
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Returns when all that were created before are written.</summary>
    /// <exception cref="SqliteJobStorageException">The file cannot be written now.</exception>
    internal void Flush()
    {
        if (_count == 0)
        {
            return;
        }

        List<JobRow> jobs;
        HashSet<long> others;
        lock (_gate)
        {
            others = [.. _underWay];
            jobs = Take([.. _waiting.Keys]);
        }

        if (jobs.Count > 0)
        {
            Write(jobs);
        }

        lock (_gate)
        {
            while (_underWay.Overlaps(others))
            {
                Monitor.Wait(_gate);
            }
        }
    }

    private void Write(List<JobRow> jobs)
    {
        try
        {
            writer.Write(database => jobs.ForEach(job => JobRows.Insert(database, job)), () => Written(jobs));
        }
        finally
        {
            GiveBack(jobs);
        }
    }

    /// <summary>Needs the gate.</summary>
    private List<JobRow> Take(IEnumerable<long> ids)
    {
        var jobs = new List<JobRow>();
        foreach (var id in ids)
        {
            _waiting.Remove(id, out var job);
            _underWay.Add(id);
            jobs.Add(job!);
        }

        return jobs;
    }
}
