using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.House;

/// <summary>
/// What a player says to people (status page, heartbeat, journal, log, refusals) is said in Chinese and English.
/// Refusals of signed notes and files are said in English with a code that the console has words for.
/// </summary>
public sealed partial class BilingualTests
{
    private static readonly string[] Said =
        ["IOException", "InvalidDataException", "JsonException", "PlayerRefusalException"];

    private static readonly string[] Kept = ["Failure", "_failure", "_fault", "_broken", "Text", "Damage"];

    [Fact]
    public void A_player_says_what_is_wrong_in_both_languages()
    {
        var alone = Directory.EnumerateFiles(Repository.At("player"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => InEnglishAlone(File.ReadAllText(path))
                .Select(text => $"{Path.GetRelativePath(Repository.Root, path)}: {text}"));

        alone.ShouldBeEmpty();
    }

    // what is written                                                        is it in English alone?
    [Theory]
    [InlineData("throw new IOException(\"the disk is gone\");", true)]
    [InlineData("throw new IOException($\"{path}: 磁盘没有了 / the disk is gone\");", false)]
    [InlineData("Failure = $\"{kind}: \" + \"no such font\";", true)]
    [InlineData("Console.Error.WriteLine(\"it stops here\");", true)]
    [InlineData("throw new InvalidOperationException(\"a bug of ours\");", false)]
    public void A_sentence_without_Chinese_is_found(string statement, bool alone) =>
        InEnglishAlone($"class A {{ void B() {{ {statement} }} }}").Any().ShouldBe(alone);

    private static IEnumerable<string> InEnglishAlone(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes()
            .Where(IsSaid).Select(TextOf)
            .Where(said => Sentence().IsMatch(said) && !Chinese().IsMatch(said));

    private static bool IsSaid(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax made => Said.Contains(made.Type.ToString()),
        AssignmentExpressionSyntax kept => Kept.Contains(kept.Left.ToString()),
        InvocationExpressionSyntax call =>
            call.Expression.ToString().StartsWith("Console.Error.Write", StringComparison.Ordinal),
        _ => false,
    };

    private static string TextOf(SyntaxNode node) => string.Concat(node.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.StringLiteralToken)
            || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
        .Select(token => token.ValueText));

    [GeneratedRegex("[a-z]{2,} [a-z]+ [a-z]{2,}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    private static partial Regex Chinese();
}
