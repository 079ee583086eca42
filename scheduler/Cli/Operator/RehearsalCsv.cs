using System.Text;

namespace Signage.Cli.Operator;

/// <summary>A rehearsed day for spreadsheets, with the columns of the as-run report that a plan can fill.</summary>
internal static class RehearsalCsv
{
    private static readonly string[] Fields =
        ["lane", "asset", "title", "booking", "plannedStart", "start", "end", "outcome", "cause", "grade"];

    internal static string Write(IEnumerable<RehearsedRow> rows)
    {
        var text = new StringBuilder("\uFEFF")
            .Append("endpoint,lane,asset,title,booking,planned start (UTC),start (UTC),end (UTC),")
            .Append("outcome,cause,grade\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', Fields.Select(f => Cell(row.Text(f))).Prepend(Cell(row.Endpoint))).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(string? value)
    {
        var cell = value ?? "";
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
    }
}
