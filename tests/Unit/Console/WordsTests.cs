using System.Text.RegularExpressions;
using Shouldly;
using Signage.Scheduler.Console;
using Signage.Scheduler.Texts;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Console;

public sealed partial class WordsTests
{
    public static TheoryData<string> Keys => [.. Words.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_key_says_the_same_in_both_languages(string key)
    {
        var word = Words.All[key];
        word.Zh.ShouldNotBeNullOrWhiteSpace();
        word.En.ShouldNotBeNullOrWhiteSpace();
        Chinese().IsMatch(word.En).ShouldBeFalse(word.En);
        Blanks(word.Zh).ShouldBe(Blanks(word.En), "the same blanks are filled in both");
    }

    [Fact]
    public async Task Each_key_that_a_page_says_has_its_words()
    {
        var missing = new List<string>();
        foreach (var file in (await Repository.Files()).Where(IsPage))
        {
            var text = await File.ReadAllTextAsync(Repository.At(file), TestContext.Current.CancellationToken);
            missing.AddRange(Said().Matches(text).Select(m => m.Groups["key"].Value)
                .Where(key => !Words.All.ContainsKey(key)).Select(key => $"{file}: {key}"));
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Chinese_stands_in_the_words_and_not_in_the_pages()
    {
        var found = new List<string>();
        foreach (var file in (await Repository.Files()).Where(f => f.EndsWith(".razor", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(Repository.At(file), TestContext.Current.CancellationToken);
            found.AddRange(Chinese().Matches(text.Replace("中文", "", StringComparison.Ordinal))
                .Select(m => $"{file}: {m.Value}"));
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_key_shows_itself_and_an_unknown_value_too()
    {
        var words = new Words { Language = Language.English };
        words["no.such"].ShouldBe("no.such");
        words.Value("kind", "hologram").ShouldBe("hologram");
        words.Value("kind", "lobbyTv").ShouldBe("lobby TV");
    }

    [Theory]
    [InlineData(400, "0 秒", "0 s")]
    [InlineData(59_000, "59 秒", "59 s")]
    [InlineData(61_000, "1 分", "1 min")]
    [InlineData(3_660_000, "1 小时 01 分", "1 h 01 min")]
    public void Long_times_are_said_as_people_say_them(long ms, string chinese, string english)
    {
        new Words().Lasting(ms).ShouldBe(chinese);
        new Words { Language = Language.English }.Lasting(ms).ShouldBe(english);
    }

    private static bool IsPage(string file) =>
        file.StartsWith("scheduler/Service/", StringComparison.Ordinal)
        && (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));

    private static IReadOnlyList<string> Blanks(string text) =>
        [.. Blank().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(
        """\b(T|words|_words)(\.Of\(|\[)"(?<key>[^"{}$]+)"(?=[,\])])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();

    [GeneratedRegex(@"[\u4e00-\u9fff]", RegexOptions.None, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
