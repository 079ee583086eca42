using NodaTime;
using Signage.Planning.Calendars;

namespace Signage.Scheduler.Calendars;

/// <summary>A calendar of terms, holidays, make-up days and exams, that venues name by its id.</summary>
public sealed class StoredCalendar
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>The whole of it as iCalendar; it was right when it was stored.</summary>
    public required string Text { get; set; }

    public required string ChangedBy { get; set; }

    public Instant ChangedAt { get; set; }

    public Calendar Read() => CalendarFile.Read(Text, Id, Title).Calendar
        ?? throw new InvalidOperationException($"The stored calendar {Id} cannot be read.");
}
