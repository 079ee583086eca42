using System.Diagnostics;

namespace Signage.Tests.Support;

/// <summary>Runs another program to its end, with a deadline.</summary>
public static class Tool
{
    /// <summary>Debian's Python, which the schema's validator is installed for.</summary>
    public const string Python = "/usr/bin/python3";

    /// <param name="Exit">The exit code.</param>
    /// <param name="Output">All of standard output.</param>
    /// <param name="Errors">All of standard error.</param>
    public sealed record Result(int Exit, string Output, string Errors)
    {
        /// <summary>Both streams, for a test's message.</summary>
        public string All => $"exit {Exit}\n{Output}\n{Errors}";
    }

    /// <summary>Runs it; a program that outlives the deadline is killed with its children.</summary>
    /// <param name="environment">Variables besides those of the test; null takes one away.</param>
    /// <exception cref="TimeoutException">It was killed.</exception>
    public static async Task<Result> Run(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        string? folder = null,
        TimeSpan? within = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        using var deadline = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(180));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await Feed(process.StandardInput, input, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new Result(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{program} {string.Join(' ', start.ArgumentList)} was killed at its deadline.", e);
        }
    }

    private static async Task Feed(StreamWriter stream, string input, CancellationToken stop)
    {
        try
        {
            await stream.WriteAsync(input.AsMemory(), stop);
            stream.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input, which is its right.
        }
    }
}
