using Signage.Planning.Calendars;

namespace Signage.Scheduler.Calendars;

/// <summary>A day that will run otherwise.</summary>
/// <param name="Before">What the day is now, and what it would be.</param>
/// <param name="RunsAsBefore">ISO weekday whose timetable holds now, and would hold.</param>
/// <param name="ExamsChanged">Its exam windows are others than before.</param>
public sealed record MovedDayView(
    string Date, DayKind Before, DayKind After, int RunsAsBefore, int RunsAsAfter, bool ExamsChanged)
{
    internal static MovedDayView Of(MovedDay day) => new(
        CalendarView.Day(day.Date), day.Before.Kind, day.After.Kind, (int)day.Before.RunsAs, (int)day.After.RunsAs,
        day.ExamsChanged);
}
