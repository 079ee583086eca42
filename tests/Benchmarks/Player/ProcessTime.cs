using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Signage.Benchmarks.Player;

/// <summary>Processor time of a program and of all that it started.</summary>
internal static partial class ProcessTime
{
    private const int Interrupt = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Runs it to its end, or interrupts it at an instant.</summary>
    /// <returns>Seconds, user and system, of the whole tree.</returns>
    internal static async Task<double> OfAsync(
        string program, IReadOnlyList<string> arguments, DateTimeOffset? until = null)
    {
        var before = OfChildren();
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (until is { } end)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(end - TimeProvider.System.GetUtcNow()));
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{program} ended before its time: {await said.Item2}");
            }

            _ = Signal(process.Id, Interrupt);
        }

        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} did not end within {Longest.TotalMinutes} minutes", e);
        }

        return process.ExitCode == 0
            ? OfChildren() - before
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await said.Item2}");
    }

    /// <summary>Of the children that have ended, with theirs; in steps of the kernel's clock, 10 ms.</summary>
    private static double OfChildren()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[13], CultureInfo.InvariantCulture)
            + double.Parse(fields[14], CultureInfo.InvariantCulture)) / 100;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
