using System.Globalization;
using System.Text;
using NodaTime;
using Signage.Content.Text;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Airings as CSV that a spreadsheet opens: UTF-8 with a byte order mark, RFC 4180.</summary>
public static class AiringCsv
{
    private static readonly string[] Columns =
    [
        "endpoint", "lane", "title", "asset", "booking", "plannedStart", "start", "end", "lateMs", "outcome", "cause",
        "frames", "samples", "cycles", "grade", "received", "player", "epoch", "sequence", "file",
    ];

    public static byte[] Write(IEnumerable<AiringView> rows, string language)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(c => Cell(MessageTexts.Of($"csv-{c}", language).Title))).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', CellsOf(row, language).Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static IEnumerable<string?> CellsOf(AiringView row, string language) =>
    [
        row.Endpoint, row.Lane?.ToString().ToLowerInvariant(), row.Title, row.Asset, row.Booking,
        Text(row.PlannedStart), Text(row.Start), Text(row.End), Text(row.LateMs),
        row.Outcome is { } outcome ? MessageTexts.Of($"outcome-{outcome}".ToLowerInvariant(), language).Title : null,
        row.Cause, Text(row.Frames), Text(row.Samples), Text(row.Cycles), row.Grade.ToString(), Text(row.Received),
        row.Player, Text(row.Epoch), Text(row.Sequence), row.File?.ToString(),
    ];

    /// <summary>A cell that begins like a formula gets an apostrophe, so that no spreadsheet runs it.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        var number = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        if (text.Length > 0 && !number && text.TrimStart(' ') is [('=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'), ..])
        {
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string? Text(Instant? instant) => instant is { } at ? InstantText.Format(at) : null;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
