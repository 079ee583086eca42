using NodaTime;

namespace Signage.Player.Presenting;

/// <summary>
/// The player's best knowledge of the time: monotonic time plus an offset. A small error is slewed so that no picture
/// jumps, a large one is stepped and said.
/// </summary>
public sealed class PlayerClock
{
    /// <summary>A measurement is fine up to this error; a rough one is worth another try.</summary>
    public static readonly Duration Fine = Duration.FromMilliseconds(20);

    private static readonly Duration StepAbove = Duration.FromMilliseconds(500);
    private static readonly Duration SlewAtOnce = Duration.FromMilliseconds(0.5);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private Instant _zero;
    private Duration _owed;
    private Duration? _error;
    private bool _fromServer;
    private Instant _floor = Instant.MinValue;

    public PlayerClock(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _zero = Instant.FromDateTimeOffset(time.GetUtcNow());
    }

    /// <summary>Monotonic time since the start of the program.</summary>
    public Duration Mono => Duration.FromTimeSpan(_time.GetElapsedTime(_start));

    public Instant Now => At(Mono);

    /// <summary>An instant of <see cref="Mono"/> on the system's own monotonic clock; null where this runs by
    /// another.</summary>
    public long? SystemNanoseconds(Duration mono) =>
        ReferenceEquals(_time, TimeProvider.System) && _time.TimestampFrequency == NodaConstants.NanosecondsPerSecond
            ? _start + mono.ToInt64Nanoseconds()
            : null;

    /// <summary><c>server</c>, <c>system</c> or <c>none</c>, as the journal says it.</summary>
    public string Source
    {
        get
        {
            lock (_lock)
                return _fromServer ? "server" : TrustedLocked() ? "system" : "none";
        }
    }

    /// <summary>Half width of what it may be off, with what is still to be slewed; null when unknown.</summary>
    public Duration? Error
    {
        get
        {
            lock (_lock)
                return _error + Absolute(_owed);
        }
    }

    /// <summary>False while the time is before something that is known to have happened already.</summary>
    public bool Trusted
    {
        get
        {
            lock (_lock)
                return TrustedLocked();
        }
    }

    /// <summary>How far the system's clock is behind this one.</summary>
    public Duration OffsetToSystem => Now - Instant.FromDateTimeOffset(_time.GetUtcNow());

    public Instant At(Duration mono)
    {
        lock (_lock)
            return _zero + mono;
    }

    /// <summary>Something signed or written says that it was this late already.</summary>
    public void NotBefore(Instant known)
    {
        lock (_lock)
            _floor = Instant.Max(_floor, known);
    }

    /// <summary>A measurement against the scheduler. A fine one is followed to its middle; a rough one moves the clock
    /// no further than it proves, so that a slow answer shows nothing twice.</summary>
    /// <param name="trueNow">The scheduler's time, half a round trip after it was said.</param>
    /// <param name="error">Half width of what it may be off.</param>
    public void Measured(Instant trueNow, Duration error)
    {
        var off = trueNow - Now;
        lock (_lock)
        {
            if (_fromServer && _error is { } held && error > held * 3 && Absolute(off) < error)
                return;
            var owed = error <= Fine ? off : Shortened(off, error);
            (_fromServer, _error, _owed) = (true, error + Absolute(off - owed), owed);
        }
    }

    /// <summary>
    /// Brings the clock a little nearer to what was measured; called at each frame. Returns the step if it had to jump.
    /// </summary>
    public Duration? Slew()
    {
        var systemOff = Instant.FromDateTimeOffset(_time.GetUtcNow()) - Now;
        lock (_lock)
        {
            if (!_fromServer && Absolute(systemOff) > StepAbove)
                _owed = systemOff;
            if (Absolute(_owed) > StepAbove)
            {
                var step = _owed;
                _zero += step;
                _owed = Duration.Zero;
                return step;
            }
            var part = _owed > SlewAtOnce ? SlewAtOnce : _owed < -SlewAtOnce ? -SlewAtOnce : _owed;
            _zero += part;
            _owed -= part;
            return null;
        }
    }

    private bool TrustedLocked() => _fromServer || _zero + Mono >= _floor;

    private static Duration Shortened(Duration length, Duration by) =>
        Absolute(length) <= by ? Duration.Zero : length < Duration.Zero ? length + by : length - by;

    private static Duration Absolute(Duration duration) => duration < Duration.Zero ? -duration : duration;
}
