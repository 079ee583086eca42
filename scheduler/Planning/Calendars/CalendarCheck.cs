using NodaTime;
using NodaTime.Text;

namespace Signage.Planning.Calendars;

/// <summary>What is wrong with a calendar, entry by entry.</summary>
/// <param name="lineOf">The line of a file on which an entry of a list begins, or null.</param>
internal sealed class CalendarCheck(Calendar calendar, Func<string, int, int?> lineOf)
{
    internal const string Terms = "terms";
    internal const string Holidays = "holidays";
    internal const string MakeUps = "makeUps";
    internal const string Exams = "exams";

    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private readonly List<CalendarProblem> _problems = [];

    internal IReadOnlyList<CalendarProblem> Problems()
    {
        var count = calendar.Terms.Count + calendar.Holidays.Count + calendar.MakeUps.Count + calendar.Exams.Count;
        if (count > Calendar.MaxEntries)
        {
            string[] args = [$"{count}", $"{Calendar.MaxEntries}"];
            return [new CalendarProblem("", null, CalendarCodes.TooManyEntries, args)];
        }

        CheckTitle("title", null, calendar.Title);
        CheckTitles(Terms, calendar.Terms.Select(t => t.Title));
        CheckTitles(Holidays, calendar.Holidays.Select(h => h.Title));
        CheckTitles(MakeUps, calendar.MakeUps.Select(m => m.Title));
        CheckTitles(Exams, calendar.Exams.Select(e => e.Title));
        CheckSpans(
            Terms, [.. calendar.Terms.Select(t => (t.First, t.Last, t.Title))], CalendarCodes.TermEndsBeforeStart);
        CheckSpans(
            Holidays,
            [.. calendar.Holidays.Select(h => (h.First, h.Last, h.Title))],
            CalendarCodes.HolidayEndsBeforeStart);
        CheckMakeUps();
        CheckExams();
        return _problems;
    }

    private void CheckTitles(string list, IEnumerable<string> titles)
    {
        foreach (var (i, title) in titles.Index())
        {
            CheckTitle($"{list}[{i}].title", lineOf(list, i), title);
        }
    }

    private void CheckTitle(string path, int? line, string title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            _problems.Add(new CalendarProblem(path, line, CalendarCodes.TitleEmpty, []));
        }
        else if (title.Length > Calendar.MaxTitle)
        {
            _problems.Add(new CalendarProblem(
                path, line, CalendarCodes.TitleTooLong, [title[..20], $"{Calendar.MaxTitle}"]));
        }
        else if (title.Any(char.IsControl))
        {
            _problems.Add(new CalendarProblem(path, line, CalendarCodes.TitleUnprintable, []));
        }
    }

    private void CheckSpans(
        string list, IReadOnlyList<(LocalDate First, LocalDate Last, string Title)> spans, string endsBeforeStart)
    {
        foreach (var (i, span) in spans.Index())
        {
            CheckDate(list, i, ".first", span.First, span.Title);
            CheckDate(list, i, ".last", span.Last, span.Title);
            if (span.Last < span.First)
            {
                Add(list, i, ".last", endsBeforeStart, span.Title, Text(span.First), Text(span.Last));
            }
        }

        var sorted = spans.Index().Where(s => s.Item.Last >= s.Item.First).OrderBy(s => s.Item.First)
            .ThenBy(s => s.Index).ToList();
        foreach (var ((_, before), (i, next)) in sorted.Zip(sorted.Skip(1)))
        {
            if (next.First <= before.Last)
            {
                Add(list, i, ".first", CalendarCodes.DateTwice, next.Title, Text(next.First), before.Title);
            }
        }
    }

    private void CheckMakeUps()
    {
        var seen = new Dictionary<LocalDate, string>();
        foreach (var (i, makeUp) in calendar.MakeUps.Index())
        {
            CheckDate(MakeUps, i, ".date", makeUp.Date, makeUp.Title);
            if (!seen.TryAdd(makeUp.Date, makeUp.Title))
            {
                Add(MakeUps, i, ".date", CalendarCodes.MakeUpTwice, makeUp.Title, Text(makeUp.Date), seen[makeUp.Date]);
            }

            if (makeUp.RunsAs is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                Add(MakeUps, i, ".runsAs", CalendarCodes.RunsAsMissing, makeUp.Title);
            }
        }
    }

    private void CheckExams()
    {
        foreach (var (i, exam) in calendar.Exams.Index())
        {
            CheckDate(Exams, i, ".date", exam.Date, exam.Title);
            if (exam.From.TickOfSecond != 0 || exam.Until.TickOfSecond != 0)
            {
                Add(Exams, i, "", CalendarCodes.ExamNotWholeSeconds, exam.Title);
            }
        }
    }

    private void CheckDate(string list, int index, string field, LocalDate date, string title)
    {
        if (date.Year is < FirstYear or > LastYear)
        {
            Add(list, index, field, CalendarCodes.DateOutOfRange, title, Text(date));
        }
    }

    private void Add(string list, int index, string field, string code, params IReadOnlyList<string> args) =>
        _problems.Add(new CalendarProblem($"{list}[{index}]{field}", lineOf(list, index), code, args));

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
