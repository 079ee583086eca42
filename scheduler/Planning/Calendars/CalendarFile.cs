using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Signage.Planning.Icalendar;

namespace Signage.Planning.Calendars;

/// <summary>
/// A calendar as an iCalendar file (RFC 5545): an event for each entry, told apart by CATEGORIES. Terms, holidays and
/// make-up days are whole days; exams have floating times, since each venue has a zone of its own.
/// </summary>
public static class CalendarFile
{
    internal const string TermCategory = "TERM";
    internal const string HolidayCategory = "HOLIDAY";
    internal const string MakeUpCategory = "MAKEUP";
    internal const string ExamCategory = "EXAM";

    internal const string TitleName = "X-WR-CALNAME";
    internal const string IdName = "X-SIGNAGE-ID";

    internal static string[] Weekdays => ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private const string ProductId = "-//Signage//Calendar 1//EN";

    // RFC 5545 wants a time of writing. The same calendar gives the same bytes, so it is always this one.
    private static readonly CalDateTime Stamp = new(1970, 1, 1, 0, 0, 0, CalDateTime.UtcTzId);

    /// <summary>The calendar of a file that is right in every way, or else all that is wrong with it.</summary>
    /// <param name="id">The id where the file gives none.</param>
    /// <param name="title">The title where the file gives none.</param>
    public static (Calendar? Calendar, IReadOnlyList<CalendarProblem> Problems) Read(
        string text, string id = "", string title = "") => new CalendarReading(id, title).Read(text);

    /// <summary>The same calendar gives the same text. It is one that <see cref="Calendar.Check"/> takes.</summary>
    public static string Write(Calendar calendar)
    {
        var file = new Ical.Net.Calendar { ProductId = ProductId };
        file.AddProperty(TitleName, calendar.Title);
        file.AddProperty(IdName, calendar.Id);
        file.Events.AddRange(calendar.Terms.Select((t, i) => Days(TermCategory, i, t.First, t.Last, t.Title)));
        file.Events.AddRange(calendar.Holidays.Select((h, i) => Days(HolidayCategory, i, h.First, h.Last, h.Title)));
        file.Events.AddRange(calendar.MakeUps.Select(MakeUp));
        file.Events.AddRange(calendar.Exams.Select(Exam));
        return new CalendarSerializer().SerializeToString(file)!;
    }

    private static CalendarEvent MakeUp(MakeUpDay day, int index)
    {
        var written = Days(MakeUpCategory, index, day.Date, day.Date, day.Title);
        written.AddProperty(IcalEvent.RunsAsName, Weekdays[(int)day.RunsAs]);
        return written;
    }

    private static CalendarEvent Exam(ExamWindow exam, int index)
    {
        var until = (exam.Until <= exam.From ? exam.Date.PlusDays(1) : exam.Date) + exam.Until;
        return Event(ExamCategory, index, exam.Title, Time(exam.Date + exam.From), Time(until));
    }

    private static CalendarEvent Days(string category, int index, LocalDate first, LocalDate last, string title) =>
        Event(category, index, title, Date(first), Date(last.PlusDays(1)));

    private static CalendarEvent Event(string category, int index, string title, CalDateTime start, CalDateTime end) =>
        new()
        {
            Uid = $"{category}-{index + 1}@signage",
            DtStamp = Stamp,
            Categories = [category],
            Summary = title,
            Start = start,
            End = end,
        };

    private static CalDateTime Date(LocalDate date) => new(date.Year, date.Month, date.Day);

    private static CalDateTime Time(LocalDateTime time) =>
        new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, null);
}
