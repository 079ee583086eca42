namespace Signage.Player.Link;

/// <summary>A doorbell within the program: any number of rings before a look count as one.</summary>
internal sealed class Signal : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // It has been rung already, or nobody listens any more: the journal rings until its last record is written.
        }
    }

    /// <summary>Waits for a ring, at most so long.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken stop) => _rung.WaitAsync(longest, stop);

    public void Dispose() => _rung.Dispose();
}
