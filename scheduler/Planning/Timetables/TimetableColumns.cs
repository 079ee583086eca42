namespace Signage.Planning.Timetables;

/// <summary>Which column holds what, by the names of the header line.</summary>
internal sealed class TimetableColumns
{
    internal const string Hall = "hall";
    internal const string Date = "date";
    internal const string Start = "start";
    internal const string Title = "title";
    internal const string Id = "id";
    internal const string Cancelled = "cancelled";

    private static readonly string[] Required = [Hall, Date, Start, Title];

    // what the header says -> column
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hall"] = Hall, ["影厅"] = Hall, ["影厅名称"] = Hall, ["放映厅"] = Hall, ["厅"] = Hall,
        ["date"] = Date, ["日期"] = Date, ["放映日期"] = Date,
        ["start"] = Start, ["开始"] = Start, ["开始时间"] = Start, ["开场时间"] = Start, ["放映时间"] = Start,
        ["title"] = Title, ["片名"] = Title, ["影片"] = Title, ["影片名称"] = Title,
        ["id"] = Id, ["编号"] = Id, ["场次编号"] = Id,
        ["cancelled"] = Cancelled, ["canceled"] = Cancelled, ["取消"] = Cancelled,
    };

    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    private TimetableColumns()
    {
    }

    /// <summary>Null where the header is not good enough; other columns are let be.</summary>
    internal static TimetableColumns? Read(CsvRecord header, TimetableRows rows)
    {
        var columns = new TimetableColumns();
        var faults = rows.ProblemCount;
        if (header.Fault is { } fault)
        {
            rows.Add(header.Line, "", fault, string.Join(' ', header.Fields));
        }

        foreach (var (i, name) in header.Fields.Index())
        {
            if (Names.TryGetValue(name.Trim(), out var column) && !columns._at.TryAdd(column, i))
            {
                rows.Add(header.Line, column, TimetableCodes.ColumnTwice, name.Trim());
            }
        }

        foreach (var missing in Required.Where(column => !columns._at.ContainsKey(column)))
        {
            rows.Add(header.Line, missing, TimetableCodes.ColumnMissing, string.Join(' ', header.Fields));
        }

        return rows.ProblemCount == faults ? columns : null;
    }

    /// <summary>What a record has in a column; empty where it is too short or the header has no such column.</summary>
    internal string Of(CsvRecord record, string column) =>
        _at.TryGetValue(column, out var at) && at < record.Fields.Count ? record.Fields[at] : "";
}
