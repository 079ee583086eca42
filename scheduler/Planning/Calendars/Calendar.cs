using System.Globalization;
using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Calendars;

/// <summary>
/// Which weekday a day runs as, and when it must be quiet. The more particular wins: a make-up day over a holiday, a
/// holiday over the terms, the terms over the weekday.
/// </summary>
public sealed record Calendar(
    string Id,
    string Title,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<MakeUpDay> MakeUps,
    IReadOnlyList<ExamWindow> Exams)
{
    /// <summary>The most terms, holidays, make-up days and exam windows together.</summary>
    public const int MaxEntries = 1000;

    public const int MaxTitle = 200;

    private string? _key;

    // What `with` copies: all but the key, which would be the other's.
    private Calendar(Calendar other)
    {
        (Id, Title) = (other.Id, other.Title);
        (Terms, Holidays, MakeUps, Exams) = (other.Terms, other.Holidays, other.MakeUps, other.Exams);
    }

    /// <summary>A calendar that says nothing: the weekdays as they come.</summary>
    public static Calendar Plain { get; } = new("", "", [], [], [], []);

    /// <summary>
    /// All that decides a day or a quiet window, without id and titles: calendars of the same key plan the same.
    /// </summary>
    public string Key => _key ??= MakeKey();

    public CalendarDay On(LocalDate date)
    {
        if (MakeUps.FirstOrDefault(m => m.Date == date) is { } makeUp)
        {
            var runsAs = makeUp.RunsAs == IsoDayOfWeek.None ? date.DayOfWeek : makeUp.RunsAs;
            return new CalendarDay(DayKind.MakeUp, runsAs, makeUp.Title);
        }

        if (Holidays.FirstOrDefault(h => h.Contains(date)) is { } holiday)
        {
            return new CalendarDay(DayKind.Holiday, IsoDayOfWeek.Sunday, holiday.Title);
        }

        if (Terms.Count > 0 && !Terms.Any(t => t.Contains(date)))
        {
            return new CalendarDay(DayKind.Vacation, IsoDayOfWeek.Sunday, null);
        }

        var rests = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        return new CalendarDay(rests ? DayKind.Rest : DayKind.Working, date.DayOfWeek, null);
    }

    /// <summary>The exam windows that touch the dates, cut to them, in order and without overlap.</summary>
    public IReadOnlyList<Interval> ExamsWithin(LocalDateSpan dates, DateTimeZone zone)
    {
        // The day before too: a window that crosses midnight reaches into the first day.
        var near = Exams.Where(e => e.Date >= dates.First.PlusDays(-1) && e.Date < dates.Until);
        return Intervals.Cut(
            Intervals.Union(near.Select(e => e.In(zone)).OfType<Interval>()), dates.ToInterval(zone));
    }

    /// <summary>What is wrong with it; empty for a calendar that may be used.</summary>
    public IReadOnlyList<CalendarProblem> Check() => new CalendarCheck(this, static (_, _) => null).Problems();

    public bool Equals(Calendar? other) =>
        other is not null
        && (Id, Title) == (other.Id, other.Title)
        && Terms.SequenceEqual(other.Terms)
        && Holidays.SequenceEqual(other.Holidays)
        && MakeUps.SequenceEqual(other.MakeUps)
        && Exams.SequenceEqual(other.Exams);

    public override int GetHashCode() => HashCode.Combine(Id, Title, Key);

    private string MakeKey()
    {
        var culture = CultureInfo.InvariantCulture;
        var terms = Terms.Select(t => string.Create(culture, $"t{t.First:yyyyMMdd}-{t.Last:yyyyMMdd}"));
        var holidays = Holidays.Select(h => string.Create(culture, $"h{h.First:yyyyMMdd}-{h.Last:yyyyMMdd}"));
        var makeUps = MakeUps.Select(m => string.Create(culture, $"m{m.Date:yyyyMMdd}={(int)m.RunsAs}"));
        var exams = Exams.Select(e => string.Create(
            culture, $"e{e.Date:yyyyMMdd}T{e.From:HHmmss;FFFFFFFFF}-{e.Until:HHmmss;FFFFFFFFF}"));
        return string.Join(';', [.. terms, .. holidays, .. makeUps, .. exams]);
    }
}
