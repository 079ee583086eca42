namespace Signage.Player.Inputs;

/// <summary>
/// A serial line, or anything that is read like one, on which another system writes one event's name a line. It is
/// opened again when it goes away. A line that is no event's name is passed over.
/// </summary>
internal sealed class EventLine : IDisposable
{
    private const int LongestName = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly Action<string> _happened;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    /// <param name="path">Such as <c>/dev/ttyUSB0</c>; its speed is set by the system (<c>stty</c>).</param>
    /// <param name="happened">Must return at once.</param>
    public EventLine(string path, Action<string> happened)
    {
        (_path, _happened) = (path, happened);
        _reading = Task.Run(ReadAsync);
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                await ReadWhileThereAsync();
                await Task.Delay(Pause, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The player ends.
        }
    }

    private async Task ReadWhileThereAsync()
    {
        try
        {
            await ReadOnceAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The line is away; it is tried again.
        }
    }

    private async Task ReadOnceAsync()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        using var lines = new StreamReader(file, System.Text.Encoding.ASCII, false, LongestName);
        while (await lines.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.Trim() is { Length: > 0 and <= LongestName } name)
                _happened(name);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        // A read of a silent line cannot be called off; the process's end does it.
        _reading.Wait(TimeSpan.FromMilliseconds(100));
        _stop.Dispose();
    }
}
