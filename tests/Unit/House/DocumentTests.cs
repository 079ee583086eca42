using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning.Calendars;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.House;

/// <summary>What the pages say is so: their commands run, their words are the code's.</summary>
public sealed partial class DocumentTests
{
    private const RegexOptions Options =
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    [Fact]
    public async Task The_commands_of_PROOF_give_what_it_says()
    {
        var page = await File.ReadAllTextAsync(Repository.At("docs/PROOF.md"), TestContext.Current.CancellationToken);
        var printed = new List<string>();
        foreach (Match block in Commands().Matches(page))
        {
            var run = await Tool.Run("bash", ["-euc", block.Groups["text"].Value], folder: Repository.Root);
            run.Exit.ShouldBe(0, run.All);
            printed.Add(run.Output.Trim());
        }

        printed.ShouldBe(["Signature Verified Successfully", "the chain holds", "golden: 122 checks"]);
        printed[..2].ShouldAllBe(said => page.Contains($"prints `{said}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_root_key_that_PROOF_shows_is_the_golden_one() =>
        File.ReadAllText(Repository.At("docs/PROOF.md"))
            .ShouldContain(File.ReadLines(Repository.At("tests/Unit/Golden/keys.txt")).First());

    public static TheoryData<string, Type> Words => new()
    {
        { "GLOSSARY", typeof(EndpointKind) },
        { "GLOSSARY", typeof(AssetKind) },
        { "GLOSSARY", typeof(Lane) },
        { "GLOSSARY", typeof(Interrupt) },
        { "GLOSSARY", typeof(Outcome) },
        { "GLOSSARY", typeof(DayKind) },
        { "PROOF", typeof(RecordKind) },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_word_of_a_closed_list_is_explained(string page, Type list)
    {
        var text = File.ReadAllText(Repository.At($"docs/{page}.md"));
        var words = Enum.GetNames(list).Select(JsonNamingPolicy.CamelCase.ConvertName);
        words.Where(w => !text.Contains($"`{w}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_grade_is_explained()
    {
        var (glossary, proof) = (Repository.At("docs/GLOSSARY.md"), Repository.At("docs/PROOF.md"));
        foreach (var grade in Enum.GetNames<EvidenceGrade>())
        {
            File.ReadAllText(glossary).ShouldContain($"`{grade}`");
            File.ReadAllText(proof).ShouldContain($"| {grade} |");
        }
    }

    [GeneratedRegex("^```sh\n(?<text>.*?)^```", Options)]
    private static partial Regex Commands();
}
