using System.ComponentModel;
using System.Diagnostics;
using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// A screen on a device that may be slow, or gone. The device has a thread of its own and gets the newest picture;
/// those that it was too slow for are left out. When it fails, it is closed, said once, opened again with growing
/// pauses for as long as the screen lives, and said once more when it works again.
/// </summary>
internal sealed class SinkScreen : IScreen
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private readonly Func<ISink> _open;
    private readonly SinkPatience _patience;
    private readonly Action<SinkTurn>? _turned;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _due = new(false);
    private readonly ManualResetEvent _closing = new(false);
    private readonly Thread _thread;
    private PixelBuffer _newest;
    private PixelBuffer _sending;
    private bool _fresh;
    private bool _missed = true;
    private int _showings;
    private volatile ISink? _sink;
    private volatile string? _fault;

    /// <param name="name">For people.</param>
    /// <param name="width">Pixels of every picture.</param>
    /// <param name="height">Pixels of every picture.</param>
    /// <param name="open">Opens the device; called on the screen's own thread, at once and after each failure.</param>
    /// <param name="turned">Told once when the device goes out of order and once when it works again, on the screen's
    /// own thread.</param>
    /// <param name="patience">How it is tried again; null for the usual way.</param>
    /// <param name="takes">The format in which the device wants its pictures.</param>
    public SinkScreen(string name, int width, int height, Func<ISink> open, Action<SinkTurn>? turned = null,
        SinkPatience? patience = null, PixelFormat takes = PixelFormat.Bgra)
    {
        (Name, _open, _turned, _patience) = (name, open, turned, patience ?? SinkPatience.Usual());
        Takes = takes;
        (_newest, _sending) = (new PixelBuffer(width, height, takes), new PixelBuffer(width, height, takes));
        _thread = new Thread(Run, 256 * 1024) { IsBackground = true, Name = "screen " + name };
        _thread.Start();
    }

    public string Name { get; }

    public PixelFormat? Takes { get; }

    public string? Fault => _fault;

    /// <summary>Is the device open? Any thread.</summary>
    public bool IsOpen => _sink is not null;

    public void Show(PixelBuffer picture, bool changed)
    {
        var sink = _sink;
        bool wake;
        lock (_lock)
        {
            if (sink is not { Wants: true })
            {
                _missed = true;
                return;
            }
            if (changed || _missed)
            {
                picture.Bytes.CopyTo(_newest.Bytes);
                (_fresh, _missed) = (true, false);
            }
            _showings++;
            wake = _fresh || sink.Refresh == TimeSpan.Zero;
        }
        if (wake)
            _due.Set();
    }

    private bool Closing => _closing.WaitOne(0);

    private void Run()
    {
        do
        {
            try
            {
                using var sink = _open();
                Feed(sink);
            }
            catch (Exception e) when (IsOfTheWorld(e))
            {
                Fail(e);
            }
            finally
            {
                _sink = null;
            }
        }
        while (!_closing.WaitOne(_patience.Pauses.Next()));
    }

    private void Feed(ISink sink)
    {
        var opened = Stopwatch.GetTimestamp();
        var (held, sent) = (false, opened);
        lock (_lock)
            (_missed, _fresh, _showings) = (true, false, 0);
        _sink = sink;
        for (var last = false; !last;)
        {
            _due.WaitOne(Pause(sink, held, sent, opened));
            last = Closing;
            var (fresh, showings) = Take();
            held |= fresh;
            if (fresh || (held && IsDue(sink, showings, sent)))
            {
                sink.Send(_sending, fresh || sink.Refresh == TimeSpan.Zero ? Math.Max(1, showings) : 0);
                sent = Stopwatch.GetTimestamp();
            }
            if ((held || !sink.Wants) && Stopwatch.GetElapsedTime(opened) >= _patience.Steady)
                Mend();
        }
    }

    private static bool IsDue(ISink sink, int showings, long sent) => sink.Refresh == TimeSpan.Zero
        ? showings > 0
        : Stopwatch.GetElapsedTime(sent) >= sink.Refresh;

    private TimeSpan Pause(ISink sink, bool held, long sent, long opened)
    {
        var left = TimeSpan.MaxValue;
        if (held && sink.Refresh > TimeSpan.Zero)
            left = sink.Refresh - Stopwatch.GetElapsedTime(sent);
        if (_fault is not null && _patience.Steady - Stopwatch.GetElapsedTime(opened) is var steady && steady < left)
            left = steady;
        if (left == TimeSpan.MaxValue)
            return Timeout.InfiniteTimeSpan;
        // Rounded up: a wait counts whole milliseconds, and one that ends early would spin.
        return left > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : TimeSpan.Zero;
    }

    private (bool Fresh, int Showings) Take()
    {
        lock (_lock)
        {
            if (_fresh)
                (_newest, _sending) = (_sending, _newest);
            var taken = (_fresh, _showings);
            (_fresh, _showings) = (false, 0);
            return taken;
        }
    }

    private static bool IsOfTheWorld(Exception e) =>
        e is IOException or UnauthorizedAccessException or Win32Exception;

    private void Fail(Exception e)
    {
        var known = _fault is not null;
        _fault = $"{Name}: 输出中断，正在重试 / is out of order and tried again: {e.Message}";
        if (!known && !Closing)
            _turned?.Invoke(new SinkTurn(Name, _fault));
    }

    private void Mend()
    {
        if (_fault is null)
            return;
        _fault = null;
        _patience.Pauses.Reset();
        _turned?.Invoke(new SinkTurn(Name, null));
    }

    public void Dispose()
    {
        _closing.Set();
        _due.Set();
        // A device that hangs keeps what it may still touch; the process ends soon after.
        if (!_thread.Join(LastWords))
            return;
        _newest.Dispose();
        _sending.Dispose();
        _due.Dispose();
        _closing.Dispose();
    }
}
