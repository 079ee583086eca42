using System.Diagnostics;

namespace Signage.Scheduler.Ffmpeg;

/// <summary>
/// Runs ffmpeg or ffprobe over a file that a stranger may have made: in a process of its own, at low priority, with
/// limits on memory, processor and wall time, with no input, an empty environment, and killed with its children when it
/// is not needed.
/// </summary>
public static class BoundedProcess
{
    private const long MaxMemory = 4L << 30;
    private const long MaxFile = 8L << 30;
    private const int KeptLines = 40;
    private const int MaxLine = 500;
    private static readonly string? Limits = FindInPath("prlimit");
    private static readonly string? Nice = FindInPath("nice");

    /// <param name="program">Name of a program in the path.</param>
    /// <param name="arguments">One each; never parsed by a shell.</param>
    /// <param name="limit">Longest wall time; the processor time is held to four times that.</param>
    /// <param name="readOutput">Reads its standard output to the end; null when it has none of interest.</param>
    /// <param name="stop">Kills it.</param>
    public static async Task<ProcessOutcome> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        TimeSpan limit,
        Func<Stream, CancellationToken, Task>? readOutput,
        CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        using var process = Process.Start(Describe(program, arguments, limit))
            ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var errors = new Queue<string>();
        try
        {
            var output = (readOutput ?? Drain)(process.StandardOutput.BaseStream, either.Token);
            var count = await ReadErrorsAsync(process.StandardError, errors, either.Token);
            await output;
            await process.WaitForExitAsync(either.Token);
            return new ProcessOutcome(process.ExitCode, false, [.. errors], count);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return new ProcessOutcome(-1, true, [.. errors], errors.Count);
        }
        finally
        {
            Kill(process);
        }
    }

    private static ProcessStartInfo Describe(string program, IReadOnlyList<string> arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        List<string> words = [];
        if (Limits is not null)
        {
            var cpu = (long)(limit.TotalSeconds * 4);
            words.AddRange([Limits, $"--as={MaxMemory}", $"--fsize={MaxFile}", $"--cpu={cpu}", "--core=0"]);
        }

        if (Nice is not null)
        {
            words.AddRange([Nice, "-n", "10"]);
        }

        words.Add(program);
        words.AddRange(arguments);
        start.FileName = words[0];
        foreach (var word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        return start;
    }

    private static async Task<int> ReadErrorsAsync(StreamReader reader, Queue<string> kept, CancellationToken stop)
    {
        var count = 0;
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            count++;
            kept.Enqueue(line.Length > MaxLine ? line[..MaxLine] : line);
            if (kept.Count > KeptLines)
            {
                kept.Dequeue();
            }
        }

        return count;
    }

    private static Task Drain(Stream output, CancellationToken stop) => output.CopyToAsync(Stream.Null, stop);

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
    }

    private static string? FindInPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
