using System.Text.Json;
using System.Text.Json.Nodes;
using Signage.Content.Text;

namespace Signage.Cli.Operator;

/// <summary>People read stderr; programs read the last line of stdout.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions OneLine = new(WireJson.Options) { WriteIndented = false };

    internal static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>The result, as one line of JSON on stdout.</summary>
    internal static void Result(JsonNode result) => Console.WriteLine(result.ToJsonString(OneLine));

    /// <summary>Rows in aligned columns; wide characters count as two.</summary>
    internal static void Table(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = heads.Select((head, i) => rows.Select(r => WidthOf(r[i])).Append(WidthOf(head)).Max()).ToArray();
        Say(Row(heads, widths));
        foreach (var row in rows)
        {
            Say(Row(row, widths));
        }
    }

    private static string Row(IReadOnlyList<string> cells, int[] widths) =>
        string.Join("  ", cells.Select((c, i) => c + new string(' ', widths[i] - WidthOf(c)))).TrimEnd();

    private static int WidthOf(string text) => text.Sum(c => c >= '\u1100' ? 2 : 1);
}
