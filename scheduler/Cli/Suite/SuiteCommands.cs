using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Signage.Cli.Operator;
using Signage.Cli.Programs;

namespace Signage.Cli.Suite;

/// <summary><c>test</c> and <c>soak</c>: the suites, one after the other, and one line at the end.</summary>
internal static partial class SuiteCommands
{
    private static readonly string[] Suites = ["Unit", "Integration", "Browser"];

    internal static Command Test()
    {
        var command = new Command("test", "Runs every test; the last line is \"N passed, N failed\".");
        command.SetAction((_, ct) => RunAsync([], Counts(kills: 5, jobKills: 5, minutes: 1, stepSeconds: 6), ct));
        return command;
    }

    internal static Command Soak()
    {
        var minutes = new Option<int>("--minutes")
        {
            Description = "How long the long run of all players takes.", DefaultValueFactory = _ => 120,
        };
        var only = new Option<string?>("--only") { Description = "One class of tests, such as LongRunTests." };
        var command = new Command("soak", "Runs the long tests with their full counts.") { minutes, only };
        command.SetAction((parsed, ct) => RunAsync(
            ["-trait", "Category=Soak", .. parsed.GetValue(only) is { } name ? ["-class", $"*.{name}"] : (string[])[]],
            Counts(kills: 20, jobKills: 50, parsed.GetValue(minutes), stepSeconds: 600),
            ct));
        return command;
    }

    private static Dictionary<string, string> Counts(int kills, int jobKills, int minutes, int stepSeconds) => new()
    {
        ["SIGNAGE_KILLS"] = $"{kills}",
        ["SIGNAGE_JOB_KILLS"] = $"{jobKills}",
        ["SIGNAGE_LONG_RUN_MINUTES"] = $"{minutes}",
        ["SIGNAGE_STEP_SECONDS"] = $"{stepSeconds}",
    };

    private static async Task<int> RunAsync(string[] filter, Dictionary<string, string> counts, CancellationToken ct)
    {
        var (passed, failed) = (0, 0);
        foreach (var suite in Suites)
        {
            Output.Say($"== {suite}");
            var (total, bad) = await RunSuiteAsync(suite, filter, counts, ct);
            passed += total - bad;
            failed += bad;
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>A suite that ends without its summary counts as one failure.</summary>
    private static async Task<(int Total, int Failed)> RunSuiteAsync(
        string suite, string[] filter, Dictionary<string, string> counts, CancellationToken ct)
    {
        var name = $"Signage.Tests.{suite}";
        var path = Path.Combine(Home.Folder, "artifacts", "bin", name, "release", $"{name}.dll");
        var start = new ProcessStartInfo(Siblings.DotnetPath(), [path, "-noColor", .. filter])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Home.Folder,
        };
        foreach (var (variable, value) in counts)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        Match? summary = null;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            Output.Say(line);
            summary = SummaryLine().Match(line) is { Success: true } match ? match : summary;
        }

        await process.WaitForExitAsync(ct);
        if (summary is null)
        {
            Output.Say($"{name} ended with {process.ExitCode} and no summary.");
            return (1, 1);
        }

        int Count(string group) => summary.Groups[group] is { Success: true } found ? int.Parse(found.Value) : 0;
        var failed = Count("failed") + Count("errors");
        var skipped = Count("skipped") + Count("notrun");
        return (Count("total") - skipped, failed == 0 && process.ExitCode != 0 && Count("total") > 0 ? 1 : failed);
    }

    [GeneratedRegex(
        @"Total: (?<total>\d+)(, Errors: (?<errors>\d+), Failed: (?<failed>\d+), "
        + @"Skipped: (?<skipped>\d+), Not Run: (?<notrun>\d+))?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SummaryLine();
}
