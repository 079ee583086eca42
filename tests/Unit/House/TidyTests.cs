using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.House;

/// <summary>Every C# file of the repository keeps the rules, and every rule was seen to bite.</summary>
public sealed class TidyTests
{
    [Fact]
    public async Task Every_file_is_tidy()
    {
        var files = (await Repository.Files())
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal));
        var faults = files.SelectMany(f => TidyRules.Check(f, File.ReadAllText(Repository.At(f)))).ToList();
        faults.ShouldBeEmpty($"{faults.Count} places:\n{string.Join('\n', faults)}\n");
    }

    [Fact]
    public void A_tidy_file_has_no_faults() =>
        TidyRules.Check(
            "a.cs", "// Why, not what; and here is more of it.\npublic class A { void M() { } }\npublic class A<T>;")
            .ShouldBe(["a.cs:3: a second public type in one file"]);

    public static TheoryData<string, string> Snippets => new()
    {
        { "class A { }" + Spaces(110),                                  "a.cs:1: 121 columns, at most 120" },
        { "class A { void M() {" + Lines(60) + "} }",                   "a.cs:1: a method of 61 lines, at most 60" },
        { "class A { int P { get {" + Lines(60) + "return 1; } } }",    "a.cs:1: a method of 61 lines, at most 60" },
        { "class A {" + Lines(301, "int a;") + "}",                     "a.cs:1: 302 lines of code, at most 300" },
        { "class AssetManager { }",                             "a.cs:1: a type may not be named AssetManager" },
        { "record FileInfo;",                                           "a.cs:1: a type may not be named FileInfo" },
        { "struct PlayerData;",                                         "a.cs:1: a type may not be named PlayerData" },
        { "interface ITextHelper;",                                     "a.cs:1: a type may not be named ITextHelper" },
        { "static class TextUtil;",                                     "a.cs:1: a type may not be named TextUtil" },
        { "enum BatchProcessor { A }",                          "a.cs:1: a type may not be named BatchProcessor" },
        { "namespace N { class Clock { } }",                            "a.cs:1: a type may not be named Clock" },
        { "class A {\n#region R\n#endregion\n}",                        "a.cs:2: a region" },
        { "class A {\n// var x = Old();\n}",                            "a.cs:2: commented-out code" },
        { "class A {\n// if (old) {\n}",                                "a.cs:2: commented-out code" },
        { "namespace N;\npublic class A;\npublic enum B { C }",         "a.cs:3: a second public type in one file" },
    };

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_broken_rule_is_named(string text, string fault) => TidyRules.Check("a.cs", text).ShouldBe([fault]);

    [Theory]
    [InlineData("class A { void M() {", 59, "} }")]
    [InlineData("class A {", 299, "int b; }")]
    public void What_just_fits_is_tidy(string before, int lines, string after) =>
        TidyRules.Check("a.cs", before + Lines(lines, lines > 100 ? "int a;" : "") + after).ShouldBeEmpty();

    [Fact]
    public void A_test_table_may_be_long() =>
        TidyRules.Check("a.cs", "class A { public static TheoryData<int> T => new() {" + Lines(400, "{ 1 },") + "}; }")
            .ShouldBeEmpty();

    private static string Spaces(int count) => new(' ', count);

    private static string Lines(int count, string each = "") =>
        string.Concat(Enumerable.Repeat("\n" + each, count));
}
