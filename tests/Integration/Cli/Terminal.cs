using System.Text.Json.Nodes;
using Shouldly;
using Signage.Cli.Programs;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Cli;

/// <summary>The program <c>signage</c> as a person runs it: a process of its own, with a home of its own.</summary>
internal sealed class Terminal(TempFolder home)
{
    private static string Program =>
        Repository.At(Path.Combine("artifacts", "bin", "Signage.Cli", Build, "Signage.Cli.dll"));

    private static string Build => new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>Whom it signs in as; null for what <c>signage login</c> has left in the home.</summary>
    internal (string Url, string ApiKey)? As { get; init; }

    /// <summary>How long a command may take.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    internal string Language { get; init; } = "en_GB.UTF-8";

    internal string Folder { get; } = home.At("here/.");

    internal Task<Tool.Result> RunAsync(params string[] arguments) => Tool.Run(
        Siblings.DotnetPath(),
        [Program, .. arguments],
        folder: Folder,
        within: Patience,
        environment: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOME"] = home.Root,
            ["SIGNAGE_HOME"] = Repository.Root,
            ["SIGNAGE_URL"] = As?.Url,
            ["SIGNAGE_API_KEY"] = As?.ApiKey,
            ["LC_ALL"] = null,
            ["LC_MESSAGES"] = null,
            ["LANG"] = Language,
        });

    /// <summary>It does as it is told: exit code 0, and one line of JSON on stdout.</summary>
    internal async Task<JsonNode> DoesAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        run.Exit.ShouldBe(0, run.All);
        return OnlyLine(run)!;
    }

    /// <summary>It refuses, and says why.</summary>
    internal async Task RefusesAsync(int exit, string sentence, params string[] arguments)
    {
        var run = await RunAsync(arguments);
        run.Exit.ShouldBe(exit, run.All);
        run.Errors.ShouldContain(sentence, Case.Sensitive, run.All);
        run.Errors.ShouldNotContain("   at ", Case.Sensitive, run.All);
        OnlyLine(run);
    }

    /// <summary>What stdout holds: nothing, or exactly one line, which is JSON.</summary>
    private static JsonNode? OnlyLine(Tool.Result run)
    {
        if (run.Output.Length == 0)
        {
            return null;
        }

        run.Output.ShouldEndWith("\n", Case.Sensitive, run.All);
        run.Output.TrimEnd('\n').ShouldNotContain("\n", Case.Sensitive, run.All);
        return JsonNode.Parse(run.Output);
    }
}
