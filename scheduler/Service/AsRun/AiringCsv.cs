using System.Globalization;
using System.Text;
using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Text;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// As-run for spreadsheets: UTF-8 with a byte order mark, so that Excel shows Chinese, and no cell that it would
/// compute.
/// </summary>
public static class AiringCsv
{
    private static readonly string[] Chinese =
    [
        "终端", "通道", "素材", "标题", "排期", "计划开始(UTC)", "计划时长(毫秒)", "实际开始(UTC)", "结束(UTC)", "实播时长(毫秒)",
        "结果", "原因", "帧数", "采样数", "断音次数", "电平(dBFS)", "证据等级", "已回执", "文件", "播放器", "序号",
    ];

    private static readonly string[] English =
    [
        "endpoint", "lane", "asset", "title", "booking", "planned start (UTC)", "planned length (ms)", "start (UTC)",
        "end (UTC)", "length (ms)", "outcome", "cause", "frames", "samples", "underruns", "level (dBFS)",
        "grade", "receipted", "file", "player", "sequence",
    ];

    public static byte[] Write(IEnumerable<AiringRow> rows, string language)
    {
        var text = new StringBuilder("\uFEFF");
        Line(text, language == Language.English ? English : Chinese);
        foreach (var row in rows)
        {
            Line(text, CellsOf(row));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string?[] CellsOf(AiringRow row) =>
    [
        row.Endpoint, row.Lane?.ToString().ToLowerInvariant(), row.Asset, row.Title, row.Booking,
        Time(row.PlannedStart), Number(row.PlannedMs), Time(StartOf(row)), Time(row.End), Number(LengthOf(row)),
        row.Outcome, row.Cause, Number(row.Frames), Number(row.Samples),
        Number(row.Underruns), row.LevelDb?.ToString("0.0", CultureInfo.InvariantCulture), row.Grade.ToString(),
        row.Receipted ? "1" : "0", row.File?.ToString(), row.Player,
        Number(row.Grade == EvidenceGrade.E0 ? null : row.Sequence),
    ];

    /// <summary>A plan of which nothing is proven has no start but the planned one.</summary>
    private static Instant? StartOf(AiringRow row) => row.Grade == EvidenceGrade.E0 ? null : row.Start;

    private static long? LengthOf(AiringRow row) =>
        StartOf(row) is { } start && row.End is { } end ? (long)(end - start).TotalMilliseconds : null;

    private static string? Time(Instant? instant) => instant is { } at ? InstantText.Format(at) : null;

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, IEnumerable<string?> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string? value)
    {
        var cell = value ?? "";
        var computed = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        if (computed && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
    }
}
