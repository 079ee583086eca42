using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Shouldly;
using Signage.Cli.Programs;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Jobs;

/// <summary>A folder with a file of jobs and what the processes that ran on it wrote down: see JobsHost.</summary>
internal sealed class HostFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>How often a job host is killed: few in <c>test</c>, all in <c>soak</c>.</summary>
    internal static int Kills => int.TryParse(Environment.GetEnvironmentVariable("SIGNAGE_JOB_KILLS"), out var kills)
        ? kills : 5;

    internal string Jobs => _folder.At("jobs.db");

    public void Dispose() => _folder.Dispose();

    /// <summary>Starts it; that it comes up at all shows that a killed one left no lock.</summary>
    internal async Task<Process> StartAsync(string run, int workers, params string[] more)
    {
        var program = Repository.At("artifacts/bin/Signage.Tests.JobsHost/release/Signage.Tests.JobsHost.dll");
        var host = Process.Start(new ProcessStartInfo(
            Siblings.DotnetPath(), [program, _folder.Root, run, $"{workers}", .. more])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        (await host.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        return host;
    }

    internal List<string> Acknowledged() => Lines("acknowledged");

    /// <summary>The keys of what began, as often as it did.</summary>
    internal List<string> Begun() => Ran("begin ");

    /// <summary>The keys of what ran to its end.</summary>
    internal List<string> Ended() => Ran("end ");

    internal List<string> Faults() => Lines("faults");

    // A line that a kill cut off was not on the disk: it counts as never written.
    internal List<string> Lines(string file)
    {
        var path = _folder.At(file);
        if (!File.Exists(path))
        {
            return [];
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    internal static string? Integrity(string file)
    {
        using var database = Open(file);
        return (string?)Scalar(database, "PRAGMA integrity_check");
    }

    /// <summary>As any other program on the machine opens it.</summary>
    internal static SqliteConnection Open(string file)
    {
        var database = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
        database.Open();
        return database;
    }

    internal static object? Scalar(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private List<string> Ran(string what) =>
        [.. Lines("ran").Where(l => l.StartsWith(what, StringComparison.Ordinal)).Select(l => l[what.Length..])];
}
