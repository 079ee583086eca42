using NodaTime;

namespace Signage.Planning.Calendars;

/// <summary>A day on which a change of calendar shows.</summary>
/// <param name="ExamsChanged">The exam windows that begin on it are others than before.</param>
public sealed record MovedDay(LocalDate Date, CalendarDay Before, CalendarDay After, bool ExamsChanged);
