using System.Xml.Linq;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.House;

/// <summary>
/// Arrows point one way: Content &lt;- Planning &lt;- Service, Content &lt;- Playout &lt;- Device. Scheduler and player
/// never reference each other; the command line knows Content alone.
/// </summary>
public sealed class DependencyTests
{
    private const string Pure = "pure";
    private const string PureNoAsync = "pure, no async";
    private const string Edge = "edge";

    private const string Support = "Signage.Tests.Support";
    private const string Jobs = "Signage.Tests.JobsHost";

    private static readonly string[] All =
    [
        "Signage.Content", "Signage.Planning", "Signage.Scheduler", "Signage.Cli", "Signage.Playout", "Signage.Player",
        "Signage.Hangfire.SQLite", Support,
    ];

    // project                                          kind            may reference
    private static readonly (string Project, string Kind, string[] References)[] Table =
    [
        ("content/Signage.Content",                     Pure,           []),
        ("scheduler/Planning/Signage.Planning",         PureNoAsync,    ["Signage.Content"]),
        ("scheduler/Service/Signage.Scheduler",         Edge,
            ["Signage.Planning", "Signage.Hangfire.SQLite"]),
        ("scheduler/Cli/Signage.Cli",                   Edge,           ["Signage.Content"]),
        ("scheduler/Jobs.Sqlite/Signage.Hangfire.SQLite", Edge,         []),
        ("player/Playout/Signage.Playout",              PureNoAsync,    ["Signage.Content"]),
        ("player/Device/Signage.Player",                Edge,           ["Signage.Playout"]),
        ("player/Device.NAudio/Signage.Player.NAudio",  Edge,           ["Signage.Player"]),
        ("tests/Support/Signage.Tests.Support",         Edge,           ["Signage.Content"]),
        ("tests/JobsHost/Signage.Tests.JobsHost",       Edge,           ["Signage.Hangfire.SQLite"]),
        ("tests/Unit/Signage.Tests.Unit",               Edge,           All),
        ("tests/Mutation/Signage.Tests.Mutation",       Edge,
            ["Signage.Content", "Signage.Planning", Support]),
        ("tests/Integration/Signage.Tests.Integration", Edge,
            ["Signage.Content", "Signage.Cli", Jobs, Support]),
        ("tests/Browser/Signage.Tests.Browser",         Edge,           ["Signage.Content", "Signage.Cli", Support]),
        ("tests/Benchmarks/Signage.Benchmarks",         Edge,           All),
    ];

    [Fact]
    public async Task Projects_reference_what_the_table_allows_and_nothing_else()
    {
        var files = (await Repository.Files()).Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        files.ShouldBe(Table.Select(t => t.Project + ".csproj"), ignoreOrder: true);
        files.SelectMany(f => Faults(f, File.ReadAllText(Repository.At(f)))).ShouldBeEmpty();
    }

    // what a project might say                                                     what the table says to it
    public static TheoryData<string, string, string> Violations => new()
    {
        { "player/Playout/Signage.Playout.csproj", Project(true, true, "Signage.Content", "Signage.Planning"),
            "player/Playout/Signage.Playout.csproj may not reference Signage.Planning" },
        { "player/Device/Signage.Player.csproj", Project(false, false, "Signage.Playout", "Signage.Scheduler"),
            "player/Device/Signage.Player.csproj may not reference Signage.Scheduler" },
        { "scheduler/Planning/Signage.Planning.csproj", Project(false, false, "Signage.Content"),
            "scheduler/Planning/Signage.Planning.csproj must be pure, no async" },
        { "content/Signage.Content.csproj", Project(false, false),
            "content/Signage.Content.csproj must be pure" },
        { "scheduler/Cli/Signage.Cli.csproj", Project(false, false, "Signage.Scheduler"),
            "scheduler/Cli/Signage.Cli.csproj may not reference Signage.Scheduler" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_reference_that_points_the_wrong_way_is_named(string project, string text, string fault) =>
        Faults(project, text).ShouldBe([fault]);

    private static IEnumerable<string> Faults(string file, string text)
    {
        var (_, kind, allowed) = Table.Single(t => t.Project + ".csproj" == file);
        var project = XDocument.Parse(text);
        foreach (var reference in project.Descendants("ProjectReference"))
        {
            var name = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value);
            if (!allowed.Contains(name))
            {
                yield return $"{file} may not reference {name}";
            }
        }

        var (pure, noAsync) = (IsSet(project, "Pure"), IsSet(project, "NoAsync"));
        if ((pure, noAsync) != (kind != Edge, kind == PureNoAsync))
        {
            yield return $"{file} must be {kind}";
        }
    }

    private static bool IsSet(XDocument project, string property) =>
        project.Descendants(property).Any(p => p.Value == "true");

    private static string Project(bool pure, bool noAsync, params string[] references) =>
        new XElement(
            "Project",
            new XElement("PropertyGroup", new XElement("Pure", pure), new XElement("NoAsync", noAsync)),
            new XElement(
                "ItemGroup",
                references.Select(
                    r => new XElement("ProjectReference", new XAttribute("Include", $"../X/{r}.csproj")))))
            .ToString();
}
