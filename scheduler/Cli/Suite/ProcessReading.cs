using System.Globalization;

namespace Signage.Cli.Suite;

/// <summary>Memory and processor time of a process and of its children, from /proc.</summary>
internal static class ProcessReading
{
    private const double TicksPerSecond = 100;

    /// <summary>Resident memory in MB.</summary>
    internal static double ResidentMb(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(l => l.StartsWith("VmRSS:",
            StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor seconds used by the process and by children that it has waited for.</summary>
    internal static double CpuSeconds(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Ids of the processes that it started and that still run.</summary>
    internal static IReadOnlyList<int> ChildrenOf(int processId)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{processId}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ',
                    StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
