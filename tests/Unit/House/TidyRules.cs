using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Signage.Tests.Unit.House;

/// <summary>How our C# looks, as far as a machine can tell. A broken rule is told as <c>path:line: what</c>.</summary>
internal static partial class TidyRules
{
    internal const int Columns = 120;
    internal const int MethodLines = 60;
    internal const int CodeLines = 300;

    private static readonly string[] BannedSuffixes =
        ["Manager", "Helper", "Util", "Utils", "Info", "Processor", "Data"];

    internal static IEnumerable<string> Check(string path, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        (int Line, string What)[] faults =
        [
            .. LongLines(text),
            .. LongMethods(root),
            .. LongFile(root),
            .. Names(root),
            .. Regions(root),
            .. DeadCode(root),
            .. PublicTypes(root),
        ];
        return faults.Select(fault => $"{path}:{fault.Line}: {fault.What}");
    }

    private static IEnumerable<(int Line, string What)> LongLines(string text) =>
        text.Split('\n')
            .Select((line, index) => (Line: index + 1, line.TrimEnd('\r').Length))
            .Where(l => l.Length > Columns)
            .Select(l => (l.Line, $"{l.Length} columns, at most {Columns}"));

    private static IEnumerable<(int Line, string What)> LongMethods(SyntaxNode root) =>
        root.DescendantNodes()
            .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Where(n => !IsTable(n))
            .Select(n => (Line: First(n), Lines: Last(n) - First(n) + 1))
            .Where(m => m.Lines > MethodLines)
            .Select(m => (m.Line, $"a method of {m.Lines} lines, at most {MethodLines}"));

    private static IEnumerable<(int Line, string What)> LongFile(SyntaxNode root)
    {
        var tables = root.DescendantNodes().Where(IsTable).Select(t => (From: First(t), Until: Last(t))).ToList();
        var lines = root.DescendantTokens()
            .Where(t => t.Span.Length > 0)
            .SelectMany(t => Enumerable.Range(First(t), Last(t) - First(t) + 1))
            .Distinct()
            .Count(line => !tables.Exists(t => line >= t.From && line <= t.Until));
        return lines > CodeLines ? [(1, $"{lines} lines of code, at most {CodeLines}")] : [];
    }

    private static IEnumerable<(int Line, string What)> Names(SyntaxNode root) =>
        root.DescendantNodes()
            .Select(n => n switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier,
                DelegateDeclarationSyntax type => type.Identifier,
                _ => default,
            })
            .Where(name => name.Text is { } text && IsBanned(text))
            .Select(name => (First(name), $"a type may not be named {name.Text}"));

    private static bool IsBanned(string name) =>
        name == "Clock" || BannedSuffixes.Any(s => name.EndsWith(s, StringComparison.Ordinal));

    private static IEnumerable<(int Line, string What)> Regions(SyntaxNode root) =>
        root.DescendantTrivia()
            .Where(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia))
            .Select(t => (LineOf(t), "a region"));

    private static IEnumerable<(int Line, string What)> DeadCode(SyntaxNode root) =>
        root.DescendantTrivia()
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && LooksLikeCode().IsMatch(t.ToString()))
            .Select(t => (LineOf(t), "commented-out code"));

    private static IEnumerable<(int Line, string What)> PublicTypes(SyntaxNode root) =>
        root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(m => m.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Skip(1)
            .Select(m => (First(m), "a second public type in one file"));

    /// <summary>Test tables may be as long as they need to be.</summary>
    private static bool IsTable(SyntaxNode node) =>
        node is PropertyDeclarationSyntax { Type: GenericNameSyntax { Identifier.Text: "TheoryData" } }
        || node.Parent is not null && node is AccessorDeclarationSyntax && IsTable(node.Parent.Parent!);

    private static int First(SyntaxNodeOrToken part) =>
        part.SyntaxTree!.GetLineSpan(part.Span).StartLinePosition.Line + 1;

    private static int Last(SyntaxNodeOrToken part) => part.SyntaxTree!.GetLineSpan(part.Span).EndLinePosition.Line + 1;

    private static int LineOf(SyntaxTrivia trivia) => trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>A comment that ends as a statement does, or begins as a declaration does.</summary>
    [GeneratedRegex(@"^//\s*(.*[;{}]|(var|if \(|foreach \(|return|await|using|public|private)\b.*[=()].*)\s*$")]
    private static partial Regex LooksLikeCode();
}
