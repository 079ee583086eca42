using NodaTime;
using Signage.Playout.Power;
using Signage.Playout.States;

namespace Signage.Player.Power;

/// <summary>
/// The place of one switch, on a thread of its own: it looks at what is wanted, switches, reads, and tells. One that
/// fails is said once, tried again less and less often, and said once more when it works; the player never waits for
/// it. When the player ends the power stays as it is.
/// </summary>
internal sealed class PowerSeat(
    string name, PowerRule rule, Func<IPowerSwitch> open, Action<PowerTold> tell) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);
    private static readonly Duration FirstPause = Duration.FromSeconds(1);
    private static readonly Duration LongestPause = Duration.FromSeconds(30);
    private static readonly Duration SwitchTakes = Duration.FromSeconds(10);
    private static readonly Duration BetweenReadings = Duration.FromMinutes(1);
    private static readonly Duration LongestUntold = Duration.FromMinutes(15);

    private readonly ManualResetEvent _closing = new(false);
    private Thread? _thread;
    private PowerState _wanted = PowerState.Unknown;
    private IPowerSwitch? _switch;
    private bool? _done;
    private Instant _tryAgain = Instant.MinValue;
    private Duration _pause = FirstPause;
    private Instant _read = Instant.MinValue;
    private PowerReading? _told;
    private Instant _toldAt = Instant.MinValue;
    private volatile string? _fault;

    /// <summary>Why it does not work, as a sentence; null while it does. Any thread.</summary>
    public string? Fault => _fault;

    /// <summary>How it stands, for people. Any thread.</summary>
    public string Status => $"{name}: {(_done switch { true => "开 on", false => "关 off", null => "未知 not known" })}"
        + (_told is { } said ? $", {said.State}" : "");

    /// <param name="look">The state of the player and the instant now; any thread.</param>
    public void Start(Func<(PlayoutState State, Instant Now)> look)
    {
        _thread = new Thread(() =>
        {
            do
            {
                var (state, now) = look();
                Step(state, now);
            }
            while (!_closing.WaitOne(Look));
            _switch?.Dispose();
        }) { IsBackground = true, Name = "power" };
        _thread.Start();
    }

    /// <summary>Does what is wanted at an instant.</summary>
    internal void Step(PlayoutState state, Instant now)
    {
        try
        {
            _wanted = rule.Next(_wanted, state, now);
            if (now < _tryAgain && _tryAgain - now <= LongestPause)
                return;
            _switch ??= open();
            if (_done != _wanted.IsOn)
                Switch(_wanted.IsOn == true, now);
            else if (now >= _read || _read - now > BetweenReadings)
                Read(now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fail(e, now);
        }
    }

    private void Switch(bool on, Instant now)
    {
        var answer = _switch!.Switch(on);
        if (_fault is not null)
            tell(new PowerTold(false, "deviceBack", $"{name}: 恢复工作 / works again"));
        (_fault, _done, _pause) = (null, on, FirstPause);
        // What the wall is told first is that it was done, then what the device said to it.
        tell(new PowerTold(false, on ? "powerOn" : "powerOff", name));
        _read = now + SwitchTakes;
        Tell(answer, now);
    }

    private void Read(Instant now)
    {
        _read = now + BetweenReadings;
        Tell(_switch!.Read(), now);
    }

    private void Tell(PowerReading? reading, Instant now)
    {
        if (reading is null || (reading == _told && now - _toldAt < LongestUntold))
            return;
        (_told, _toldAt) = (reading, now);
        tell(new PowerTold(true, reading.State, $"{name}: {reading.Text}"));
    }

    private void Fail(Exception e, Instant now)
    {
        _switch?.Dispose();
        // What it did last may not hold any more: it is told again.
        (_switch, _done) = (null, null);
        _tryAgain = now + _pause;
        _pause = Duration.Min(_pause * 2, LongestPause);
        var said = $"{name}: 电源开关失灵，正在重试 / is out of order and tried again: {e.Message}";
        if (_fault is null)
            tell(new PowerTold(false, "deviceFault", said));
        _fault = said;
    }

    public void Dispose()
    {
        _closing.Set();
        // A device that hangs does not keep the player.
        if (_thread?.Join(LongestFarewell) != false)
            _closing.Dispose();
    }
}
