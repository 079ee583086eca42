using System.CommandLine;
using NodaTime;
using Signage.Player.Power;

namespace Signage.Player.Running;

/// <summary>The options of the command line about power: what is switched on ahead of need and off after.</summary>
internal static class PowerLine
{
    public static readonly Option<string[]> Switches = new("--power")
    {
        Description = "屏或功放的电源开关 / switch of the panel or amplifier: " + PowerKinds.Forms,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static readonly Option<int> Lead = new("--power-lead")
    {
        Description = "提前多少秒通电，0 到 600 / seconds ahead of need that it is switched on",
        DefaultValueFactory = _ => 5,
    };

    public static readonly Option<int> OffAfter = new("--power-off-after")
    {
        Description = "用完多少秒后断电，0 到 86400 / seconds after need that it is switched off",
        DefaultValueFactory = _ => 60,
    };

    /// <exception cref="PlayerRefusalException">A value is not understood or out of range.</exception>
    public static PowerOptions Of(ParseResult parsed, bool hasScreen)
    {
        var (lead, after) = (parsed.GetValue(Lead), parsed.GetValue(OffAfter));
        if (lead is < 0 or > 600)
            throw new PlayerRefusalException($"--power-lead {lead}: 应在 0 到 600 之间 / must be 0 to 600");
        if (after is < 0 or > 86_400)
            throw new PlayerRefusalException($"--power-off-after {after}: 应在 0 到 86400 之间 / must be 0 to 86400");
        var options = new PowerOptions(
            parsed.GetValue(Switches)!, hasScreen, Duration.FromSeconds(lead), Duration.FromSeconds(after));
        options.Check();
        return options;
    }
}
