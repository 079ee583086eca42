using System.Collections.Concurrent;

namespace Signage.Scheduler.Players;

/// <summary>The presence of every endpoint, in memory.</summary>
public sealed class Presences
{
    private readonly ConcurrentDictionary<string, Presence> _all = new(StringComparer.Ordinal);

    public Presence Of(string endpoint) => _all.GetValueOrDefault(endpoint) ?? new Presence();

    public Presence Change(string endpoint, Func<Presence, Presence> change) =>
        _all.AddOrUpdate(endpoint, _ => change(new Presence()), (_, now) => change(now));
}
