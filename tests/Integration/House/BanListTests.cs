using System.Text.RegularExpressions;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.House;

/// <summary>
/// Every line of the ban lists fails a build with its own sentence: a small project, set up as ours are, violates each
/// of them once.
/// </summary>
public sealed partial class BanListTests
{
    // what is banned                                           a line that does it
    private static readonly Dictionary<string, string> Violations = new(StringComparer.Ordinal)
    {
        ["P:System.DateTime.Now"] =                             "_ = System.DateTime.Now;",
        ["P:System.DateTime.UtcNow"] =                          "_ = System.DateTime.UtcNow;",
        ["P:System.DateTimeOffset.UtcNow"] =                    "_ = System.DateTimeOffset.UtcNow;",
        ["P:System.DateTimeOffset.Now"] =                       "_ = System.DateTimeOffset.Now;",
        ["N:System.IO"] =                                       "_ = System.IO.Path.PathSeparator;",
        ["N:System.Net"] =                                      "_ = System.Net.HttpStatusCode.OK;",
        ["T:System.TimeProvider"] =                             "_ = System.TimeProvider.System;",
        ["M:System.Guid.NewGuid"] =                             "_ = System.Guid.NewGuid();",
        ["M:System.Guid.CreateVersion7"] =                      "_ = System.Guid.CreateVersion7();",
        ["M:System.Guid.CreateVersion7(System.DateTimeOffset)"] =
            "_ = System.Guid.CreateVersion7(default(System.DateTimeOffset));",
        ["T:System.Random"] =                                   "_ = new System.Random(1);",
        ["T:System.Diagnostics.Stopwatch"] =                    "_ = System.Diagnostics.Stopwatch.StartNew();",
        ["P:System.Environment.TickCount64"] =                  "_ = System.Environment.TickCount64;",
        ["P:System.Environment.TickCount"] =                    "_ = System.Environment.TickCount;",
        ["T:NodaTime.SystemClock"] =                            "_ = NodaTime.SystemClock.Instance;",
        ["T:NodaTime.DateTimeZoneProviders"] =                  "_ = NodaTime.DateTimeZoneProviders.Tzdb;",
        ["T:System.Security.Cryptography.RandomNumberGenerator"] =
            "_ = System.Security.Cryptography.RandomNumberGenerator.GetBytes(1);",
        ["M:NSec.Cryptography.Key.Create(NSec.Cryptography.Algorithm,NSec.Cryptography.KeyCreationParameters@)"] =
            "_ = NSec.Cryptography.Key.Create(NSec.Cryptography.SignatureAlgorithm.Ed25519, default);",
        ["T:System.Console"] =                                  "System.Console.WriteLine();",
        ["T:System.Diagnostics.Process"] =                      "_ = System.Diagnostics.Process.GetProcesses();",
        ["T:System.Threading.Thread"] =                         "System.Threading.Thread.Yield();",
        ["T:System.Threading.Tasks.Task"] =                     "_ = System.Threading.Tasks.Task.CompletedTask;",
        ["T:System.Threading.Tasks.ValueTask"] =                "_ = System.Threading.Tasks.ValueTask.CompletedTask;",
    };

    [Fact]
    public async Task Every_ban_fails_the_build_with_its_own_sentence()
    {
        var bans = Bans();
        bans.Keys.ShouldBe(Violations.Keys, ignoreOrder: true, "each ban is proved here by a line that violates it");

        using var folder = new TempFolder();
        foreach (var file in (await Repository.Files()).Where(IsSetting))
        {
            folder.Write(file, File.ReadAllBytes(Repository.At(file)));
        }

        folder.Write("Violating.csproj", Project);
        folder.Write("Violations.cs", Source());
        var build = await Tool.Run(
            "dotnet", ["build", "-c", "Release", "--nologo"], folder: folder.Root, within: TimeSpan.FromMinutes(10));

        build.Exit.ShouldNotBe(0, build.All);
        var told = Fault().Matches(build.Output)
            .Select(m => (Line: int.Parse(m.Groups[1].Value), Sentence: m.Groups[2].Value))
            .ToHashSet();
        var silent = Violations.Keys.Where((ban, i) => !told.Contains((FirstLine + i, bans[ban])));
        silent.ShouldBeEmpty(build.All);
    }

    private const int FirstLine = 4;

    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <Pure>true</Pure>
            <NoAsync>true</NoAsync>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NodaTime" />
            <PackageReference Include="NSec.Cryptography" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A class with one violation a line, the first on line 4.</summary>
    private static string Source() =>
        "internal static class Violations\n{\ninternal static void All() {\n"
        + string.Join('\n', Violations.Values)
        + "\n}\n}\n";

    /// <summary>Each ban of the three lists with its sentence.</summary>
    private static Dictionary<string, string> Bans() =>
        Directory.EnumerateFiles(Repository.At("build"), "BannedSymbols*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(';', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static bool IsSetting(string file) =>
        file is "Directory.Build.props" or "Directory.Packages.props" or ".editorconfig" or "global.json"
        || file.StartsWith("build/Banned", StringComparison.Ordinal);

    private const string Told = @"error RS0030: The symbol '[^']*' is banned in this project";

    [GeneratedRegex(@"Violations\.cs\((\d+),\d+\): " + Told + @": (.*?) \(https")]
    private static partial Regex Fault();
}
