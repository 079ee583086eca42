using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Signage.Planning;
using Signage.Planning.Lint;
using Signage.Planning.Recurrences;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Texts;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.House;

/// <summary>
/// Every value of a closed list has its words in both languages, and docs/REFUSALS.md lists them all. To write that
/// page anew: <c>SIGNAGE_WRITE=1</c> in the environment of this test.
/// </summary>
public sealed partial class RefusalTableTests
{
    private const string Page = "docs/REFUSALS.md";

    private static readonly string[] Lists = ["loss", "mend", "warning", "loop-full"];

    public static TheoryData<string> Needed =>
    [
        .. Enum.GetValues<LossCause>().SelectMany(c => new[] { CauseText.Code("loss", c), CauseText.Code("mend", c) }),
        .. Enum.GetValues<WarningKind>()
            .SelectMany(k => new[] { CauseText.Code("warning", k), CauseText.Code("mend", k) }),
        .. typeof(RecurrenceCodes).GetFields().Select(f => "booking-" + (string)f.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Needed))]
    public void Each_value_of_a_closed_list_has_its_words(string code) => MessageTexts.All.ShouldContainKey(code);

    [Fact]
    public void Each_cause_names_the_field_to_look_at() =>
        Array.TrueForAll(Enum.GetValues<LossCause>(), c => new Loss("b", c, []).Field.Length > 0).ShouldBeTrue();

    [Fact]
    public async Task The_page_of_refusals_is_up_to_date()
    {
        var written = await WriteAsync();
        var path = Repository.At(Page);
        if (Environment.GetEnvironmentVariable("SIGNAGE_WRITE") == "1")
        {
            await File.WriteAllTextAsync(path, written, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(written);
    }

    private static async Task<string> WriteAsync()
    {
        var fields = await FieldsAsync();
        var page = new StringBuilder(
            """
            # Refusals, causes and warnings

            Everything that the scheduler says no to or warns of, with its words. The page is written from the
            `texts.json` of the features by `tests/Unit/House/RefusalTableTests.cs`, which fails when it is out of
            date (`SIGNAGE_WRITE=1` writes it). `{0}`, `{1}` … are filled in.

            ## Why a booking does not play

            One of these stands beside every booking that is not on at the instant that was asked about, and beside
            every loss of a preview. The list is closed (`LossCause`). The field is the booking's, to look at first.


            """);
        Head(page, "cause", "field", "English", "中文", "how to mend it", "处理办法");
        foreach (var cause in Enum.GetValues<LossCause>())
        {
            Row(page, CauseText.Code("loss", cause), new Loss("b", cause, []).Field, CauseText.Code("mend", cause));
        }

        page.Append("\n## What a plan is warned of\n\nThe list is closed (`WarningKind`).\n\n");
        Head(page, "warning", "field", "English", "中文", "how to mend it", "处理办法");
        foreach (var kind in Enum.GetValues<WarningKind>())
        {
            Row(page, CauseText.Code("warning", kind), "", CauseText.Code("mend", kind));
        }

        page.Append("\n## Refusals\n\nThe code is the end of the problem's `type` and its member `code`.\n\n");
        Head(page, "code", "status", "field", "English", "中文");
        foreach (var (code, entry) in MessageTexts.All.OrderBy(t => t.Key, StringComparer.Ordinal)
            .Where(t => !Array.Exists(Lists, l => t.Key.StartsWith(l + "-", StringComparison.Ordinal))))
        {
            var field = string.Join(", ", fields[code].Order(StringComparer.Ordinal));
            page.Append(CultureInfo.InvariantCulture,
                $"| `{code}` | {MessageTexts.StatusOf(code)} | {field} | {entry.En.Detail} | {entry.Zh.Detail} |\n");
        }

        return page.ToString();
    }

    private static void Head(StringBuilder page, params string[] heads) => page
        .Append("| ").AppendJoin(" | ", heads).Append(" |\n|")
        .Insert(page.Length, " --- |", heads.Length).Append('\n');

    private static void Row(StringBuilder page, string code, string field, string mend)
    {
        var (said, mended) = (MessageTexts.All[code], MessageTexts.All[mend]);
        page.Append("| ").AppendJoin(" | ",
            $"`{code[(code.IndexOf('-', StringComparison.Ordinal) + 1)..]}`", field.Length > 0 ? $"`{field}`" : "",
            said.En.Detail.Trim(), said.Zh.Detail, mended.En.Detail, mended.Zh.Detail).Append(" |\n");
    }

    /// <summary>The fields that the code names beside each refusal's code.</summary>
    private static async Task<ILookup<string, string>> FieldsAsync()
    {
        var found = new HashSet<(string Code, string Field)>();
        var files = (await Repository.Files()).Where(f => f.StartsWith("scheduler/Service/", StringComparison.Ordinal)
            && f.EndsWith(".cs", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var text = await File.ReadAllTextAsync(Repository.At(file), TestContext.Current.CancellationToken);
            found.UnionWith(Refused().Matches(text).Select(m => (m.Groups["code"].Value, m.Groups["field"].Value)));
        }

        found.UnionWith(typeof(RecurrenceCodes).GetFields()
            .Select(f => ("booking-" + (string)f.GetRawConstantValue()!, "recurrence")));
        return found.ToLookup(f => f.Code, f => f.Field, StringComparer.Ordinal);
    }

    [GeneratedRegex(
        """new Refusal\(\s*"(?<code>[^"]+)",\s*"(?<field>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();
}
