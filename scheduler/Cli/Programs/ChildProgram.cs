using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Signage.Cli.Programs;

/// <summary>One running scheduler or player. Its stderr goes to a log file, its stdout lines can be awaited.</summary>
internal sealed partial class ChildProgram : IAsyncDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<string> _firstJson = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProgram(string name, Process process, StreamWriter log)
    {
        Name = name;
        _process = process;
        _log = log;
    }

    internal string Name { get; }

    internal int ProcessId => _process.Id;

    internal bool HasExited => _process.HasExited;

    /// <summary>Completes with the first line of stdout that is a JSON object; fails when the program ends
    /// before.</summary>
    internal Task<string> FirstJson => _firstJson.Task;

    /// <summary>Starts a sibling program.</summary>
    /// <param name="program"><c>scheduler</c> or <c>player</c>.</param>
    /// <param name="name">For the log and for messages.</param>
    /// <param name="folder">Where its log goes.</param>
    /// <param name="args">Its command line.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    internal static ChildProgram Start(string program, string name, string folder, IEnumerable<string> args,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        Directory.CreateDirectory(folder);
        var log = new StreamWriter(Path.Combine(folder, $"{name}.log"), append: true) { AutoFlush = true };
        var start = new ProcessStartInfo(Siblings.DotnetPath(), [Siblings.PathOf(program), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[variable] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var child = new ChildProgram(name, process, log);
        process.OutputDataReceived += (_, line) => child.Took(line.Data, isOutput: true);
        process.ErrorDataReceived += (_, line) => child.Took(line.Data, isOutput: false);
        process.Exited += (_, _) => child._firstJson.TrySetException(
            new IOException($"{name} ended before it was ready; see {Path.Combine(folder, $"{name}.log")}."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    internal Task WaitForExitAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    internal void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Asks it to end, waits, and kills it when it does not.</summary>
    internal async Task StopAsync()
    {
        if (_process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows() || SendSignal(_process.Id, SigTerm) != 0)
        {
            _process.Kill(entireProcessTree: true);
        }

        using var deadline = new CancellationTokenSource(Grace);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        lock (_log)
        {
            _log.Dispose();
        }
    }

    private void Took(string? line, bool isOutput)
    {
        if (line is null)
        {
            return;
        }

        if (isOutput && line.StartsWith('{'))
        {
            _firstJson.TrySetResult(line);
        }

        lock (_log)
        {
            if (_log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);
}
