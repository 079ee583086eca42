using NodaTime;
using Signage.Planning.Icalendar;

namespace Signage.Planning.Calendars;

/// <summary>Reads one file, and gathers what is wrong with it on the way.</summary>
internal sealed class CalendarReading(string id, string title)
{
    private const int MaxProblems = 50;

    private readonly List<CalendarProblem> _problems = [];
    private readonly Dictionary<(string List, int Index), int> _lines = [];
    private readonly List<Term> _terms = [];
    private readonly List<Holiday> _holidays = [];
    private readonly List<MakeUpDay> _makeUps = [];
    private readonly List<ExamWindow> _exams = [];

    internal (Calendar? Calendar, IReadOnlyList<CalendarProblem> Problems) Read(string text)
    {
        var file = IcalFile.Read(text);
        foreach (var fault in file.Faults)
        {
            Add(fault, "");
        }

        if (file.Faults.Count > 0 && file.Header.Count == 0 && file.Events.Count == 0)
        {
            return (null, _problems);
        }

        if (file.Events.Count > Calendar.MaxEntries)
        {
            return (null,
            [
                new CalendarProblem(
                    "", null, CalendarCodes.TooManyEntries, [$"{file.Events.Count}", $"{Calendar.MaxEntries}"]),
            ]);
        }

        foreach (var (i, lines) in file.Events.Index())
        {
            var (read, fault) = IcalEvent.Read(lines);
            if (fault is not null)
            {
                Add(fault, $"events[{i}]");
            }
            else if (!read!.IsCancelled)
            {
                Take(read, $"events[{i}]");
            }
        }

        var (ownId, ownTitle) = Names(file.Header);
        var calendar = new Calendar(ownId ?? id, ownTitle ?? title, _terms, _holidays, _makeUps, _exams);
        _problems.AddRange(new CalendarCheck(calendar, LineOf).Problems());
        return (_problems.Count == 0 ? calendar : null, [.. _problems.Take(MaxProblems)]);
    }

    /// <summary>Id and title as the header says them, read as an event's so that one reader unescapes all.</summary>
    private static (string? Id, string? Title) Names(IReadOnlyList<IcalLine> header)
    {
        return (Of(CalendarFile.IdName), Of(CalendarFile.TitleName));

        string? Of(string name) => header.FirstOrDefault(l => l.Name == name) is { } line
            ? IcalEvent.Read([line with { Name = "SUMMARY", Parameters = "" }]).Event?.Summary
            : null;
    }

    private void Take(IcalEvent read, string path)
    {
        if (read.Lines.Any(l => l.Name is "RRULE" or "RDATE" or "EXDATE" or "RECURRENCE-ID"))
        {
            Add(read, path, CalendarCodes.EventRecurs);
        }
        else if (read.Start is not { } start || read.End is not { } end)
        {
            Add(read, path, CalendarCodes.StartMissing);
        }
        else if (CategoryOf(read) is not { } category)
        {
            Add(read, path, CalendarCodes.CategoryUnknown, string.Join(',', read.Categories));
        }
        else if (category == CalendarFile.ExamCategory)
        {
            TakeExam(read, path, start, end);
        }
        else if (start.HasTime || end.HasTime)
        {
            Add(read, path, CalendarCodes.NotWholeDays);
        }
        else
        {
            TakeDays(read, path, category, start.Local.Date, end.Local.Date.PlusDays(-1));
        }
    }

    private void TakeDays(IcalEvent read, string path, string category, LocalDate first, LocalDate last)
    {
        switch (category)
        {
            case CalendarFile.TermCategory:
                Keep(read, CalendarCheck.Terms, _terms, new Term(first, last, read.Summary));
                break;
            case CalendarFile.HolidayCategory:
                Keep(read, CalendarCheck.Holidays, _holidays, new Holiday(first, last, read.Summary));
                break;
            default:
                if (first != last)
                {
                    Add(read, path, CalendarCodes.MakeUpSeveralDays);
                }

                Keep(read, CalendarCheck.MakeUps, _makeUps, new MakeUpDay(first, RunsAs(read.RunsAs), read.Summary));
                break;
        }
    }

    private void TakeExam(IcalEvent read, string path, IcalTime start, IcalTime end)
    {
        if (start.IsUtc || end.IsUtc)
        {
            Add(read, path, CalendarCodes.ExamInUtc);
        }
        else if (end.Local <= start.Local || end.Local > start.Local.PlusDays(1))
        {
            Add(read, path, CalendarCodes.ExamLength);
        }
        else
        {
            var window = new ExamWindow(start.Local.Date, start.Local.TimeOfDay, end.Local.TimeOfDay, read.Summary);
            Keep(read, CalendarCheck.Exams, _exams, window);
        }
    }

    private static string? CategoryOf(IcalEvent read) => read.Categories
        .Select(c => c.Trim().ToUpperInvariant())
        .FirstOrDefault(c => c is CalendarFile.TermCategory or CalendarFile.HolidayCategory
            or CalendarFile.MakeUpCategory or CalendarFile.ExamCategory);

    private static IsoDayOfWeek RunsAs(string? text) =>
        (IsoDayOfWeek)Math.Max(0, Array.IndexOf(CalendarFile.Weekdays, text?.ToUpperInvariant()));

    private void Keep<T>(IcalEvent read, string name, List<T> list, T entry)
    {
        _lines.Add((name, list.Count), read.Line);
        list.Add(entry);
    }

    private int? LineOf(string list, int index) => _lines.TryGetValue((list, index), out var line) ? line : null;

    private void Add(IcalEvent read, string path, string code, params IReadOnlyList<string> more) =>
        _problems.Add(new CalendarProblem(path, read.Line, code, [read.Summary, .. more]));

    private void Add(IcalFault fault, string path) =>
        _problems.Add(new CalendarProblem(path, fault.Line, fault.Code, [fault.Value]));
}
