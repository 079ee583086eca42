using NodaTime;

namespace Signage.Planning.Calendars;

/// <summary>One local day by a calendar.</summary>
/// <param name="RunsAs">The weekday whose timetable holds.</param>
/// <param name="Title">The holiday or make-up day, else null.</param>
public readonly record struct CalendarDay(DayKind Kind, IsoDayOfWeek RunsAs, string? Title)
{
    public bool IsWorking => Kind is DayKind.Working or DayKind.MakeUp;
}
