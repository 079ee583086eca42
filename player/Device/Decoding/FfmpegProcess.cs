using System.Diagnostics;

namespace Signage.Player.Decoding;

/// <summary>
/// One ffmpeg child, bounded in memory. It reads local files only, and dies with its pipe or at <see cref="Dispose"/>,
/// whichever is first.
/// </summary>
internal sealed class FfmpegProcess : IDisposable
{
    private const int ErrorLines = 5;
    private const int Signalled = 128;

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private volatile bool _wasKilled;
    private int _disposed;

    private FfmpegProcess(Process process)
    {
        _process = process;
        (Output, Input) = (process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        process.Exited += (_, _) => Ended();
        process.EnableRaisingEvents = true;
    }

    /// <summary>A signal ended it. What it had written may still be in the pipe. Any thread.</summary>
    public bool WasKilled => _wasKilled;

    public Stream Output { get; }

    public Stream Input { get; }

    /// <summary>The last lines that it wrote to its standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return string.Join("; ", _errors);
        }
    }

    public static FfmpegProcess Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["-hide_banner", "-loglevel", "error", .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new IOException("ffmpeg: 未能启动 / did not start");
        ChildLimits.Hold(process.Id);
        return new FfmpegProcess(process);
    }

    /// <summary>Makes the pipe of its output wide enough for pictures.</summary>
    public void WidenOutput()
    {
        if (Output is System.IO.Pipes.PipeStream pipe)
            ChildLimits.Widen(pipe.SafePipeHandle);
        else if (Output is FileStream file)
            ChildLimits.Widen(file.SafeFileHandle);
    }

    /// <summary>Ends its input and waits; false when it had to be killed.</summary>
    public bool Finish(TimeSpan patience)
    {
        Input.Dispose();
        return _process.WaitForExit(patience);
    }

    /// <summary>Exit code, once its output has ended.</summary>
    public int ExitCode()
    {
        // The second wait, without a limit, is for the last lines that it said; they end with it.
        if (_process.WaitForExit(2000))
            _process.WaitForExit();
        return _process.HasExited ? _process.ExitCode : -1;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) > 0)
            return;
        try
        {
            if (!_process.HasExited)
                _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // Gone already.
        }
        // What somebody has read from or written to is not closed with the process.
        Output.Dispose();
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // It ended before it had read all.
        }
        _process.Dispose();
    }

    private void Ended()
    {
        try
        {
            _wasKilled = _process.ExitCode > Signalled;
        }
        catch (InvalidOperationException)
        {
            // Disposed meanwhile: nobody asks any more.
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            if (_errors.Count == ErrorLines)
                _errors.Dequeue();
            _errors.Enqueue(line.Trim());
        }
    }
}
