using System.CommandLine;
using System.Diagnostics;
using Signage.Cli.Operator;
using Signage.Cli.Programs;

namespace Signage.Cli.Suite;

/// <summary><c>test</c> and <c>soak</c>: the suites, one after the other, and one line at the end.</summary>
internal static class SuiteCommands
{
    private static readonly string[] Suites = ["Unit", "Integration", "Browser"];

    internal static Command Test()
    {
        var command = new Command("test", "Runs every test; the last line is \"N passed, N failed\".");
        command.SetAction((_, ct) =>
            RunAsync([], Counts(soak: false, kills: 5, jobKills: 5, minutes: 1, stepSeconds: 6), ct));
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
            Counts(soak: true, kills: 20, jobKills: 50, parsed.GetValue(minutes), stepSeconds: 600),
            ct));
        return command;
    }

    private static Dictionary<string, string> Counts(
        bool soak, int kills, int jobKills, int minutes, int stepSeconds) => new()
    {
        ["SIGNAGE_SOAK"] = soak ? "1" : "0",
        ["SIGNAGE_KILLS"] = $"{kills}",
        ["SIGNAGE_JOB_KILLS"] = $"{jobKills}",
        ["SIGNAGE_LONG_RUN_MINUTES"] = $"{minutes}",
        ["SIGNAGE_STEP_SECONDS"] = $"{stepSeconds}",
    };

    private static async Task<int> RunAsync(string[] filter, Dictionary<string, string> counts, CancellationToken ct)
    {
        var (passed, failures) = (0, new List<FailedTest>());
        var failed = 0;
        foreach (var suite in Suites)
        {
            Output.Say($"== {suite}");
            var result = await RunSuiteAsync(suite, filter, counts, ct);
            passed += result.Passed;
            failed += result.Failed;
            failures.AddRange(result.Failures);
        }

        SayFailures(failures);
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Once more at the end: whoever keeps only the last lines of a run still sees what failed.</summary>
    private static void SayFailures(IReadOnlyList<FailedTest> failures)
    {
        foreach (var failure in failures)
        {
            Output.Say($"== Failed: {failure.Name}");
            foreach (var line in failure.Lines)
            {
                Output.Say($"   {line}");
            }
        }
    }

    /// <summary>A suite that ends without its results, or not by itself, counts as one failure.</summary>
    private static async Task<SuiteResult> RunSuiteAsync(
        string suite, string[] filter, Dictionary<string, string> counts, CancellationToken ct)
    {
        var name = $"Signage.Tests.{suite}";
        var path = Path.Combine(Home.Folder, "artifacts", "bin", name, "release", $"{name}.dll");
        var results = Path.Combine(Home.Folder, "artifacts", $"{suite}.xml");
        File.Delete(results);
        var start = new ProcessStartInfo(
            Siblings.DotnetPath(), [path, "-noColor", .. filter, "-result-xml", results])
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
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            Output.Say(line);
        }

        await process.WaitForExitAsync(ct);
        var result = SuiteResult.Read(results) ?? new SuiteResult(0, 1, [Died("without its results")]);
        return process.ExitCode != 0 && result is { Failed: 0, Passed: > 0 }
            ? result with { Failed = 1, Failures = [Died("after its results")] }
            : result;

        FailedTest Died(string when) => new(name, [$"It ended with {process.ExitCode} {when}."]);
    }
}
