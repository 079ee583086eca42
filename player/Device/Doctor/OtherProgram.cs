using System.ComponentModel;
using System.Diagnostics;

namespace Signage.Player.Doctor;

/// <summary>Runs a program of the system to its end.</summary>
internal static class OtherProgram
{
    /// <summary>What it wrote, and its exit code; null where it is not installed.</summary>
    public static async Task<(int Exit, string Output, string Errors)?> RunAsync(
        string name, IEnumerable<string> arguments, CancellationToken stop)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            await using var ended = stop.Register(() => Kill(process));
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var errors = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, await output, await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has just ended.
        }
    }
}
