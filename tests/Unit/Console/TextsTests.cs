using System.Text.RegularExpressions;
using Shouldly;
using Signage.Scheduler.Texts;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Console;

public sealed partial class TextsTests
{
    public static TheoryData<string> Codes => [.. MessageTexts.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_says_the_same_in_both_languages(string code)
    {
        var entry = MessageTexts.All[code];
        foreach (var message in new[] { entry.Zh, entry.En })
        {
            message.Detail.ShouldNotBeNullOrWhiteSpace();
        }

        string.IsNullOrWhiteSpace(entry.Zh.Title).ShouldBe(string.IsNullOrWhiteSpace(entry.En.Title));
        Chinese().IsMatch(entry.Zh.Title + entry.Zh.Detail).ShouldBeTrue();
        Chinese().IsMatch(entry.En.Title + entry.En.Detail).ShouldBeFalse();
        var most = new object[] { "a", "b", "c", "d", "e", "f" };
        Should.NotThrow(() => MessageTexts.Detail(code, Language.Chinese, most));
        Should.NotThrow(() => MessageTexts.Detail(code, Language.English, most));
    }

    [Fact]
    public async Task Each_code_that_is_used_has_its_words()
    {
        var missing = new List<string>();
        foreach (var file in (await Repository.Files()).Where(IsServiceCode))
        {
            var text = await File.ReadAllTextAsync(Repository.At(file), TestContext.Current.CancellationToken);
            missing.AddRange(Used().Matches(text).Select(m => m.Groups["code"].Value)
                .Where(c => !MessageTexts.All.ContainsKey(c)).Select(c => $"{file}: {c}"));
        }

        missing.ShouldBeEmpty();
    }

    private static bool IsServiceCode(string file) =>
        file.StartsWith("scheduler/Service/", StringComparison.Ordinal)
        && file.EndsWith(".cs", StringComparison.Ordinal);

    [GeneratedRegex(
        """new (Refusal|IngestRefusal|AssetWarning)\(\s*"(?<code>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Used();

    [GeneratedRegex(@"[\u4e00-\u9fff]", RegexOptions.None, 1000)]
    private static partial Regex Chinese();
}
