using Signage.Player.Sound;

namespace Signage.Player.Speakers;

/// <summary>
/// A speaker over a device that waits: a thread of its own writes period after period, silence too, so that the
/// device's clock never stops. The presenter only copies into a ring.
/// </summary>
internal sealed class DeviceSpeaker : ISpeaker
{
    /// <summary>The device's own buffer, and as much again for a presenter that is late.</summary>
    public static readonly TimeSpan UsualLead = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly ISoundDevice _device;
    private readonly DeviceFeed _feed;
    private readonly Thread _thread;
    private long _lastWritten;
    private volatile string? _failure;
    private volatile bool _disposed;

    /// <param name="name">For people.</param>
    /// <param name="device">Belongs to the speaker from now on.</param>
    public DeviceSpeaker(string name, ISoundDevice device, TimeProvider time)
    {
        (Name, _device, _time, _feed) = (name, device, time, new DeviceFeed(time));
        _lastWritten = time.GetTimestamp();
        _thread = new Thread(Run, 256 * 1024)
        {
            IsBackground = true, Name = "speaker", Priority = ThreadPriority.AboveNormal,
        };
        _thread.Start();
    }

    public string Name { get; }

    public TimeSpan Lead => UsualLead;

    public long Underruns => _feed.Underruns + _device.Underruns;

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        if (_failure is { } why)
            throw new IOException(why);
        if (_time.GetElapsedTime(Interlocked.Read(ref _lastWritten)) > Stuck)
            throw new IOException("设备不再接收声音 / the device takes no more sound");
        _feed.Put(samples, ahead);
    }

    public void Settle()
    {
        if (_failure is { } why)
            throw new IOException(why);
    }

    private void Run()
    {
        var period = new short[_device.PeriodFrames * SoundFormat.Channels];
        var length = TimeSpan.FromSeconds((double)_device.PeriodFrames / SoundFormat.Rate);
        var (since, own) = (_time.GetTimestamp(), TimeSpan.Zero);
        try
        {
            while (!_disposed)
            {
                _feed.Fill(period, TimeSpan.FromSeconds((double)Math.Max(0, _device.Delay) / SoundFormat.Rate));
                _device.Write(period);
                Interlocked.Exchange(ref _lastWritten, _time.GetTimestamp());
                if (_device.Delay > 0)
                    continue;
                // No clock of its own: what it takes at once is handed over at ours.
                own += length;
                var rest = own - _time.GetElapsedTime(since);
                if (rest > TimeSpan.Zero)
                    Thread.Sleep(rest);
                else if (rest < -Lead)
                    own -= rest;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failure = e.Message;
        }
        finally
        {
            _device.Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        if (_thread.Join(300))
            return;
        _device.Abandon();
        _thread.Join(1000);
    }
}
