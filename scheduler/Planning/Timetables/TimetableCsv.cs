using System.Text;
using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Timetables;

/// <summary>
/// A cinema's timetable as a table: columns hall, date, start, title (影厅, 日期, 开始, 片名) in any order, and where
/// there are such, id (编号) and cancelled (取消).
/// </summary>
public static class TimetableCsv
{
    /// <param name="zone">Where the halls are; dates and times are local there.</param>
    public static TimetableReading Read(string text, DateTimeZone zone)
    {
        var rows = new TimetableRows();
        if (text.Length > TimetableLimits.Bytes || Encoding.UTF8.GetByteCount(text) > TimetableLimits.Bytes)
        {
            rows.Add(1, "", TimetableCodes.FileTooLarge, $"{TimetableLimits.Bytes}");
            return rows.Reading;
        }

        TimetableColumns? columns = null;
        foreach (var record in CsvText.Read(text))
        {
            if (columns is not null)
            {
                Take(record, columns, zone, rows);
            }
            else if (TimetableColumns.Read(record, rows) is { } header)
            {
                columns = header;
            }
            else
            {
                return rows.Reading;
            }

            if (rows.IsFull)
            {
                return rows.Reading;
            }
        }

        if (columns is null)
        {
            rows.Add(1, "", TimetableCodes.FileEmpty, "");
        }

        return rows.Reading;
    }

    private static void Take(CsvRecord record, TimetableColumns columns, DateTimeZone zone, TimetableRows rows)
    {
        if (record.Fault is { } fault)
        {
            rows.Add(record.Line, "", fault, string.Join(' ', record.Fields));
            return;
        }

        var hall = Text(TimetableColumns.Hall, required: true);
        var start = StartOf(record, columns, zone, rows);
        var title = Text(TimetableColumns.Title, required: true);
        var id = Text(TimetableColumns.Id, required: false);
        var said = columns.Of(record, TimetableColumns.Cancelled);
        var cancelled = TimetableText.CancelledOf(said);
        if (cancelled is null)
        {
            rows.Add(record.Line, TimetableColumns.Cancelled, TimetableCodes.CancelledUnreadable, said);
        }

        if (hall is not null && start is { } at && title is not null && id is not null && cancelled is { } off)
        {
            rows.Add(new TimetableRow(hall, at, title, id.Length > 0 ? id : null, off, record.Line));
        }

        string? Text(string column, bool required) =>
            rows.Text(record.Line, column, columns.Of(record, column), required);
    }

    private static Instant? StartOf(
        CsvRecord record, TimetableColumns columns, DateTimeZone zone, TimetableRows rows)
    {
        var (date, start) = (Text(TimetableColumns.Date), Text(TimetableColumns.Start));
        var day = date is null ? null : TimetableText.DateOf(date);
        var time = start is null ? null : TimetableText.TimeOf(start);
        if (date is not null && day is null)
        {
            rows.Add(record.Line, TimetableColumns.Date, TimetableCodes.DateUnreadable, date);
        }

        if (start is not null && time is null)
        {
            rows.Add(record.Line, TimetableColumns.Start, TimetableCodes.TimeUnreadable, start);
        }

        if (day is not { } named || time is not { } of)
        {
            return null;
        }

        var local = named.PlusDays(of.Days);
        if (LocalDays.Exists(local, zone))
        {
            return LocalTimePolicy.Resolve(local + of.Time, zone);
        }

        rows.Add(record.Line, TimetableColumns.Date, TimetableCodes.DateSkipped, date!);
        return null;

        string? Text(string column) => rows.Text(record.Line, column, columns.Of(record, column), required: true);
    }
}
