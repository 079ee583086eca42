namespace Signage.Player.Power;

/// <summary>
/// What switches a panel or an amplifier: a relay, a serial line, CEC. It is opened, used and closed by one thread,
/// that of its <see cref="PowerSeat"/>, so all of that may block, for at most some seconds. What the world does to it
/// it throws as IOException, UnauthorizedAccessException or Win32Exception: it is then closed, and opened anew after a
/// while.
/// </summary>
internal interface IPowerSwitch : IDisposable
{
    /// <summary>Switches it.</summary>
    /// <returns>What it answered; null where it gives no answer.</returns>
    PowerReading? Switch(bool on);

    /// <summary>Asks it how it stands; null where it cannot be asked.</summary>
    PowerReading? Read();
}
