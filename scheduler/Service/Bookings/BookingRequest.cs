namespace Signage.Scheduler.Bookings;

/// <summary>A booking as it is asked for. Dates are local days of the venue, both included.</summary>
/// <param name="How"><c>loop</c>, <c>atTimes</c>, <c>every</c>, <c>beforeShow</c>, <c>onTrigger</c> or
/// <c>takeover</c>.</param>
/// <param name="Share"><c>loop</c>: share of the cycle in permille; null: turns by weight.</param>
/// <param name="CycleMs"><c>loop</c>: the longest cycle that it bears.</param>
/// <param name="Times"><c>atTimes</c>: local times <c>HH:mm:ss</c>.</param>
/// <param name="Interrupt"><c>stop</c>, <c>pause</c>, <c>duck</c> or <c>wait</c>; null: stop.</param>
/// <param name="OffsetMs"><c>beforeShow</c>: how long before the show it ends; <c>every</c>: how long after
/// midnight it comes first.</param>
/// <param name="Daypart">One local window; null: see <paramref name="Dayparts"/>.</param>
/// <param name="Weight"><c>loop</c> without a share: turns for one turn of the others; null: 1.</param>
/// <param name="PeriodMinutes"><c>every</c>: how often.</param>
/// <param name="WaitMs">With <c>wait</c>: how long it waits for the running item to end.</param>
/// <param name="EndBy"><c>atTimes</c>: local time of the bell.</param>
/// <param name="Event"><c>onTrigger</c>: the event's name.</param>
/// <param name="Emergency"><c>takeover</c>: it breaks quiet hours, exams and closing times too.</param>
/// <param name="Dayparts">Local windows; null or empty: all day.</param>
/// <param name="Days"><c>everyDay</c>, <c>workingDays</c> or <c>restDays</c> of the venue's calendar; null: every
/// day.</param>
/// <param name="Recurrence">RFC 5545 lines (RRULE, EXDATE, RDATE) in whole days.</param>
/// <param name="BreaksQuiet">It may be heard in lessons, at midday rest and at night.</param>
/// <param name="Own">The venue's own content, in what the campaign's shares leave.</param>
/// <param name="LongestMs">Of an asset's variants the longest that is no longer.</param>
public sealed record BookingRequest(
    string Title,
    IReadOnlyList<string> Assets,
    TargetRequest Target,
    string How,
    string First,
    string Last,
    int Rank = 0,
    string? Id = null,
    int? Share = null,
    long? CycleMs = null,
    IReadOnlyList<string>? Times = null,
    string? Interrupt = null,
    long? OffsetMs = null,
    CountyHours? Daypart = null,
    int? Weight = null,
    int? PeriodMinutes = null,
    long? WaitMs = null,
    string? EndBy = null,
    string? Event = null,
    bool Emergency = false,
    IReadOnlyList<CountyHours>? Dayparts = null,
    string? Days = null,
    string? Recurrence = null,
    bool BreaksQuiet = false,
    bool Own = false,
    long? LongestMs = null);
