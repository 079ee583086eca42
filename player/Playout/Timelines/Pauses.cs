using NodaTime;

namespace Signage.Playout.Timelines;

/// <summary>
/// The stretches in which a lane's loops stand still. Loop time is wall time without them:
/// <code>
/// wall   0----1----2----3----4----5----6
/// pause            [=========)
/// loop   0----1----2         2----3----4
/// </code>
/// </summary>
internal sealed class Pauses
{
    private readonly (Instant From, Instant Until)[] _stretches;
    private readonly Duration[] _before;

    /// <param name="stretches">Sorted, not overlapping.</param>
    public Pauses(IEnumerable<(Instant From, Instant Until)> stretches)
    {
        _stretches = [.. stretches];
        _before = new Duration[_stretches.Length + 1];
        for (var i = 0; i < _stretches.Length; i++)
            _before[i + 1] = _before[i] + (_stretches[i].Until - _stretches[i].From);
    }

    /// <summary>Time paused in [a, b), negative when b is before a.</summary>
    public Duration Between(Instant a, Instant b) => Before(b) - Before(a);

    /// <summary>The wall instant that lies so much loop time before t; t itself is not in a pause.</summary>
    public Instant Back(Instant t, Duration loopTime)
    {
        var wall = t - loopTime;
        for (var i = Started(t) - 1; i >= 0 && _stretches[i].Until > wall; i--)
            wall -= _stretches[i].Until - _stretches[i].From;
        return wall;
    }

    private Duration Before(Instant t)
    {
        var started = Started(t);
        if (started == 0)
            return Duration.Zero;
        var (from, until) = _stretches[started - 1];
        return _before[started - 1] + (Instant.Min(t, until) - from);
    }

    /// <summary>How many stretches begin at or before t.</summary>
    private int Started(Instant t)
    {
        var (low, high) = (0, _stretches.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_stretches[middle].From <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
