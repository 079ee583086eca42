using System.CommandLine;
using System.Diagnostics;
using Signage.Cli.Programs;

namespace Signage.Cli.Suite;

/// <summary><c>signage bench</c>: measured figures, never asserted by a test.</summary>
internal static class BenchCommand
{
    internal static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Fewer runs; at most 10 minutes." };
        var demo = new Command("demo", "Measures the demo: start, approval to first frame, memory, CPU, proof lag.") {
            quick };
        demo.SetAction((parsed, ct) => DemoBench.RunAsync(parsed.GetValue(quick), ct));
        return new Command("bench", "Measures, and ends with one line of JSON.")
        {
            demo,
            Of("jobs", "Measures the storage of background jobs against PostgreSQL's and the one in memory.", quick),
            Of("planner", "Measures the planner: a county, a province, a replan, explanations.", quick),
            Of("player", "Measures the player's picture and sound beside their peers, which it installs.", quick),
        };
    }

    /// <summary>A verb that the program of the benchmarks knows by the same name.</summary>
    private static Command Of(string name, string description, Option<bool> quick)
    {
        var command = new Command(name, description) { quick };
        command.SetAction((parsed, ct) =>
            RunAsync([name, .. parsed.GetValue(quick) ? ["--quick"] : (string[])[]], ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] arguments, CancellationToken ct)
    {
        const string name = "Signage.Benchmarks";
        var path = Path.Combine(Home.Folder, "artifacts", "bin", name, "release", $"{name}.dll");
        using var process = Process.Start(Siblings.DotnetPath(), [path, .. arguments]);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return process.ExitCode;
    }
}
