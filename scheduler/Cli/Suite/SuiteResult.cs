using System.Xml;
using System.Xml.Linq;

namespace Signage.Cli.Suite;

/// <summary>A test that failed: its name, and what there is to say of it, line by line.</summary>
internal sealed record FailedTest(string Name, IReadOnlyList<string> Lines);

/// <summary>What a suite of tests came to, by xUnit's XML file; a test that did not run is not counted.</summary>
internal sealed record SuiteResult(int Passed, int Failed, IReadOnlyList<FailedTest> Failures)
{
    // The end of what a test wrote says most, and the end of the whole run must still hold every failure.
    private const int OutputLines = 30;

    /// <summary>Null where there is no such file, or half of one: the suite died before it wrote it.</summary>
    internal static SuiteResult? Read(string path)
    {
        try
        {
            return Of(XDocument.Load(path).Root!);
        }
        catch (Exception e) when (e is IOException or XmlException)
        {
            return null;
        }
    }

    private static SuiteResult Of(XElement root)
    {
        int Sum(string attribute) => root.Elements("assembly").Sum(a => (int?)a.Attribute(attribute) ?? 0);
        var tests = root.Descendants("test").Where(t => (string?)t.Attribute("result") == "Fail")
            .Select(t => new FailedTest((string?)t.Attribute("name") ?? "?", [.. LinesOf(t)]));
        var errors = root.Descendants("error")
            .Select(e => new FailedTest($"{(string?)e.Attribute("name")} ({(string?)e.Attribute("type")})",
                [.. LinesOf(e)]));
        return new SuiteResult(Sum("passed"), Sum("failed") + Sum("errors"), [.. tests, .. errors]);
    }

    private static IEnumerable<string> LinesOf(XElement test) =>
        Lines(test.Element("failure")?.Element("message"))
            .Concat(Lines(test.Element("failure")?.Element("stack-trace")))
            .Concat(Lines(test.Element("output")).TakeLast(OutputLines));

    private static IEnumerable<string> Lines(XElement? text) =>
        text?.Value.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0) ?? [];
}
