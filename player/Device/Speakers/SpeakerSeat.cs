namespace Signage.Player.Speakers;

/// <summary>
/// The place of one speaker: empty while it is broken. Opening is tried when it is made, by the thread that makes it,
/// and after a fault every three calls of <see cref="Settle"/>, on the pool.
/// </summary>
internal sealed class SpeakerSeat : IDisposable
{
    private const int SettlesBetweenTries = 3;

    private readonly Lock _lock = new();
    private readonly Func<ISpeaker> _open;
    private readonly string _name;
    private ISpeaker? _speaker;
    private volatile string? _broken;
    private long _underrunsBefore;
    private int _settles;
    private volatile bool _opening;
    private bool _disposed;

    public SpeakerSeat(string name, Func<ISpeaker> open)
    {
        (_name, _open) = (name, open);
        Open();
        Lead = _speaker?.Lead ?? TimeSpan.Zero;
    }

    /// <summary>As it was at the first opening; zero if that failed.</summary>
    public TimeSpan Lead { get; }

    /// <summary>Why it is left out; null while it works. Any thread.</summary>
    public string? Broken => _broken;

    public long Underruns => _underrunsBefore + (Volatile.Read(ref _speaker)?.Underruns ?? 0);

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        if (Volatile.Read(ref _speaker) is not { } speaker)
            return;
        try
        {
            speaker.Play(samples, ahead);
        }
        catch (IOException e)
        {
            LeaveOut(speaker, e);
        }
    }

    public void Settle()
    {
        if (Volatile.Read(ref _speaker) is not { } speaker)
        {
            TryAgain();
            return;
        }
        try
        {
            speaker.Settle();
        }
        catch (IOException e)
        {
            LeaveOut(speaker, e);
        }
    }

    private void LeaveOut(ISpeaker speaker, IOException why)
    {
        _underrunsBefore += speaker.Underruns;
        _broken = Say(why);
        Volatile.Write(ref _speaker, null);
        _opening = true;
        // To close may take as long as to open.
        ThreadPool.UnsafeQueueUserWorkItem(_ =>
        {
            Close(speaker);
            _opening = false;
        }, null);
    }

    private string Say(Exception e) => $"{_name}: 喇叭不可用，正在重试 / is out of order and tried again: {e.Message}";

    private void TryAgain()
    {
        if (_opening || ++_settles % SettlesBetweenTries > 0)
            return;
        _opening = true;
        ThreadPool.UnsafeQueueUserWorkItem(_ =>
        {
            Open();
            _opening = false;
        }, null);
    }

    private void Open()
    {
        try
        {
            var speaker = _open();
            lock (_lock)
            {
                if (_disposed)
                {
                    Close(speaker);
                    return;
                }
                Volatile.Write(ref _speaker, speaker);
            }
            _broken = null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _broken = Say(e);
        }
    }

    private static void Close(ISpeaker speaker)
    {
        try
        {
            speaker.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It is broken, which was said already.
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
        if (Interlocked.Exchange(ref _speaker, null) is { } speaker)
            Close(speaker);
    }
}
