using System.Diagnostics;
using System.Globalization;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>Programs that this test's own process started.</summary>
internal static class Children
{
    /// <summary>Those of a name that work on a file in a folder.</summary>
    public static IReadOnlyList<Process> Of(string name, string folder) =>
        [.. Process.GetProcessesByName(name)
            .Where(process => Line(process.Id).Contains(folder, StringComparison.Ordinal))];

    /// <summary>Makes them hang: they live, and do nothing any more.</summary>
    public static void Stop(IEnumerable<Process> processes)
    {
        foreach (var process in processes)
        {
            using var kill = Process.Start("kill", ["-STOP", process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            process.Dispose();
        }
    }

    public static void Kill(IEnumerable<Process> processes)
    {
        foreach (var process in processes)
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static string Line(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
