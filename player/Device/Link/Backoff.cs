namespace Signage.Player.Link;

/// <summary>How long to wait after failures: doubling, capped, jittered, never giving up.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private int _failures;

    public TimeSpan Next()
    {
        var whole = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 20)));
        // A fleet that lost its scheduler together must not come back together.
        return TimeSpan.FromSeconds(whole * (0.5 + Random.Shared.NextDouble() / 2));
    }

    public void Reset() => _failures = 0;
}
