using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Calendars;

/// <summary>What a change of calendar moves, so that it can be seen before it is made.</summary>
public static class CalendarChange
{
    /// <summary>The days of <paramref name="dates"/> that plan otherwise. A new title moves nothing.</summary>
    public static IReadOnlyList<MovedDay> Between(Calendar before, Calendar after, LocalDateSpan dates)
    {
        var exams = ChangedExams(before, after);
        return [.. dates.Dates
            .Select(date => new MovedDay(date, before.On(date), after.On(date), exams.Contains(date)))
            .Where(day => day.ExamsChanged
                || (day.Before.Kind, day.Before.RunsAs) != (day.After.Kind, day.After.RunsAs))];
    }

    private static HashSet<LocalDate> ChangedExams(Calendar before, Calendar after)
    {
        var changed = Windows(before);
        changed.SymmetricExceptWith(Windows(after));
        return [.. changed.Select(window => window.Date)];
    }

    private static HashSet<(LocalDate Date, LocalTime From, LocalTime Until)> Windows(Calendar calendar) =>
        [.. calendar.Exams.Select(e => (e.Date, e.From, e.Until))];
}
