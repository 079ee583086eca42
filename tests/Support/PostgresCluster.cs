using System.Diagnostics;

namespace Signage.Tests.Support;

/// <summary>A PostgreSQL cluster of a test's own: made by <c>initdb</c> in a temporary folder, listening on a socket in
/// it and on no port. It writes through to the disk as a server does.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TempFolder _folder = new();
    private readonly string _programs;

    private PostgresCluster(string programs) => _programs = programs;

    public string ConnectionString => $"Host={_folder.Root};Username={Owner};Database={Owner};Maximum Pool Size=50";

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresCluster> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin"))
                .LastOrDefault(b => File.Exists(Path.Combine(b, "initdb")))
            : null;
        var cluster = new PostgresCluster(
            programs ?? throw new InvalidOperationException("PostgreSQL is not installed; ./signage test does that."));
        if (Environment.UserName == "root")
        {
            await MustAsync("chown", [Owner, cluster._folder.Root]);
        }

        await cluster.RunAsync("initdb", "-U", Owner, "-A", "trust", "-E", "UTF8", "--no-sync", "-D", cluster.Database);
        await cluster.RunAsync(
            "pg_ctl", "-D", cluster.Database, "-w", "-s", "-l", Path.Combine(cluster._folder.Root, "log"),
            "-o", $"-k {cluster._folder.Root} -c listen_addresses=''", "start");
        return cluster;
    }

    private string Database => Path.Combine(_folder.Root, "data");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Database, "-w", "-s", "-m", "immediate", "stop");
        _folder.Dispose();
    }

    // PostgreSQL refuses to run as root, and a pipe that its server inherits would never end: hence no redirection.
    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.UserName == "root"
            ? MustAsync("runuser", ["-u", Owner, "--", path, .. arguments])
            : MustAsync(path, arguments);
    }

    private static async Task MustAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null", program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(deadline.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
