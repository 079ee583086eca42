using NodaTime;
using Signage.Player.Power;
using Signage.Playout.Power;

namespace Signage.Player.Running;

/// <summary>What a player switches, and how long ahead and after.</summary>
internal sealed record PowerOptions(IReadOnlyList<string> Switches, bool HasScreen, Duration Lead, Duration OffAfter)
{
    public static readonly PowerOptions None = new([], false, Duration.Zero, Duration.Zero);

    private Powered Usual => HasScreen ? Powered.Panel : Powered.Amplifier;

    /// <exception cref="PlayerRefusalException">One is not understood.</exception>
    public void Check()
    {
        foreach (var text in Switches)
            _ = PowerKinds.Read(text, Usual);
    }

    /// <summary>How to open each, under the name that it was given.</summary>
    public IEnumerable<(string Name, Func<IPowerSwitch> Open)> Openings =>
        Switches.Select(text => (text, PowerKinds.Read(text, Usual).Open));

    /// <summary>A seat for each; none is started.</summary>
    public IReadOnlyList<PowerSeat> Seats(Action<PowerTold> tell) => [.. Switches.Select(text =>
    {
        var (what, open) = PowerKinds.Read(text, Usual);
        return new PowerSeat(text, new PowerRule(what, Lead, OffAfter), open, tell);
    })];
}
