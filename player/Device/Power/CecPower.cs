using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Signage.Player.Power;

/// <summary>
/// A television by CEC over its HDMI cable, by <c>cec-ctl</c> (Debian package v4l-utils) as a child process. Not proved
/// on hardware here.
/// </summary>
/// <param name="device">Such as <c>/dev/cec0</c>.</param>
/// <param name="program">The program, <c>cec-ctl</c>.</param>
internal sealed partial class CecPower(string device, string program) : IPowerSwitch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public PowerReading? Switch(bool on)
    {
        Run(on ? "--image-view-on" : "--standby");
        return null;
    }

    public PowerReading? Read()
    {
        var said = Run("--give-device-power-status");
        return State().Match(said) is { Success: true } match
            ? new PowerReading(match.Groups["state"].Value, match.Value)
            : throw new IOException("电视没有回答 / the television gives no answer");
    }

    private string Run(string message)
    {
        var start = new ProcessStartInfo(program, ["-s", "-d", device, "--playback", "--to", "0", message])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var child = Start(start);
        var (output, errors) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        if (!child.WaitForExit(Patience))
        {
            child.Kill(entireProcessTree: true);
            throw new IOException($"{program}: 没有结束 / did not end within {Patience.TotalSeconds} s");
        }
        var said = output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult();
        if (child.ExitCode != 0 || said.Contains("Not Acknowledged", StringComparison.OrdinalIgnoreCase))
            throw new IOException($"{program} {message}: 电视未应答 / the television did not take it: {LastLine(said)}");
        return said;
    }

    private Process Start(ProcessStartInfo start)
    {
        const string Missing = "未能启动，请安装 v4l-utils / did not start; install v4l-utils";
        try
        {
            return Process.Start(start) ?? throw new IOException($"{program}: {Missing}");
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program}: {Missing}: {e.Message}", e);
        }
    }

    private static string LastLine(string said) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("");

    public void Dispose()
    {
    }

    [GeneratedRegex(@"pwr-state: (?<state>[a-z-]+)( \(0x[0-9a-f]+\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}
