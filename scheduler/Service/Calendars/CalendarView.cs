using NodaTime;
using NodaTime.Text;

namespace Signage.Scheduler.Calendars;

/// <summary>A calendar as the API shows it in JSON.</summary>
/// <param name="Venues">The venues that name it.</param>
public sealed record CalendarView(
    string Id,
    string Title,
    IReadOnlyList<CalendarSpan> Terms,
    IReadOnlyList<CalendarSpan> Holidays,
    IReadOnlyList<CalendarMakeUp> MakeUps,
    IReadOnlyList<CalendarExam> Exams,
    IReadOnlyList<string> Venues,
    string ChangedBy,
    Instant ChangedAt)
{
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    public static CalendarView Of(StoredCalendar stored, IEnumerable<string> venues)
    {
        var calendar = stored.Read();
        return new CalendarView(
            stored.Id, stored.Title,
            [.. calendar.Terms.Select(t => new CalendarSpan(Day(t.First), Day(t.Last), t.Title))],
            [.. calendar.Holidays.Select(h => new CalendarSpan(Day(h.First), Day(h.Last), h.Title))],
            [.. calendar.MakeUps.Select(m => new CalendarMakeUp(Day(m.Date), (int)m.RunsAs, m.Title))],
            [.. calendar.Exams.Select(e =>
                new CalendarExam(Day(e.Date), Minute.Format(e.From), Minute.Format(e.Until), e.Title))],
            [.. venues], stored.ChangedBy, stored.ChangedAt);
    }

    internal static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
