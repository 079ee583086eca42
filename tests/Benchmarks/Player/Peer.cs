using System.Globalization;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>A program that the player is measured against, or by.</summary>
internal static class Peer
{
    /// <summary>Installs a Debian package unless its program is there.</summary>
    /// <exception cref="InvalidOperationException">It cannot be installed.</exception>
    internal static async Task InstallAsync(string program, params string[] packages)
    {
        if ((await Tool.Run("/bin/sh", ["-c", $"test -e {program} || command -v {program}"])).Exit == 0)
        {
            return;
        }

        Figures.Say($"Installing {string.Join(' ', packages)} …");
        string[] install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", .. packages];
        var sudo = Environment.UserName == "root" ? install : ["sudo", .. install];
        var done = await Tool.Run(sudo[0], sudo[1..], within: TimeSpan.FromMinutes(10));
        if (done.Exit != 0)
        {
            throw new InvalidOperationException(done.All);
        }
    }

    /// <summary>Runs a program to its end; the processor time of it and of its children, in seconds.</summary>
    internal static async Task<double> CpuAsync(string program, params string[] arguments)
    {
        // The second line of a shell's `times` counts every child that was waited for, and their children.
        var run = await Tool.Run(
            "/bin/bash", ["-c", "\"$@\" </dev/null >&2 || exit 1; times", "bash", program, .. arguments],
            within: TimeSpan.FromMinutes(10));
        if (run.Exit != 0)
        {
            throw new InvalidOperationException($"{program}: {run.All}");
        }

        return run.Output.Trim().Split('\n')[1].Split(' ').Sum(Seconds);
    }

    // As bash writes it: 0m1.234s.
    private static double Seconds(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return (60 * double.Parse(parts[0], CultureInfo.InvariantCulture))
            + double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
