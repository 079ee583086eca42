using System.Text;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary>One show of a timetable as a person wrote it.</summary>
/// <param name="Number">Its line in the file, from 1; 0 for one of the command line.</param>
internal sealed record ShowLine(int Number, string? Hall, string? Start, string? Title)
{
    private const string Head = "hall";

    internal bool IsEmpty => Hall is null && Start is null && Title is null;

    internal bool IsWhole => Hall is { Length: > 0 } && Start is { Length: > 0 } && Title is { Length: > 0 };

    /// <summary>How a sentence about it begins.</summary>
    internal string Place => Number == 0 ? "" : UserLanguage.Pick($"第 {Number} 行：", $"Line {Number}: ");

    /// <summary>Reads CSV of <c>hall,start,title</c>; a first line that names the columns, and empty lines, are passed
    /// over.</summary>
    /// <exception cref="ApiRefusal">A line has another number of cells.</exception>
    internal static IReadOnlyList<ShowLine> Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select((line, i) => (Text: line.Trim(), Number: i + 1))
            .Where(l => l.Text.Length > 0).ToList();
        if (lines.Count > 0 && lines[0].Text.StartsWith(Head + ",", StringComparison.OrdinalIgnoreCase))
        {
            lines.RemoveAt(0);
        }

        return lines.ConvertAll(l => Read(l.Text, l.Number));
    }

    private static ShowLine Read(string text, int number)
    {
        var line = Cells(text) is [var hall, var start, var title] ? new ShowLine(number, hall, start, title) : null;
        return line is { IsWhole: true }
            ? line
            : throw new ApiRefusal(
                UserLanguage.Pick(
                    $"第 {number} 行应为 影厅,开映时间,片名 三格。",
                    $"Line {number} must have three cells: hall,start,title."),
                "shows-csv",
                ExitCode.Failed);
    }

    /// <summary>By RFC 4180: a quoted cell may hold commas, and quotes twice.</summary>
    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    cell.Append(line[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString().Trim());
                    cell.Clear();
                    break;
                default:
                    cell.Append(line[i]);
                    break;
            }
        }

        return [.. cells, cell.ToString().Trim()];
    }
}
