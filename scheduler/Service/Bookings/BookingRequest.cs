namespace Signage.Scheduler.Bookings;

/// <summary>A booking as it is asked for. Dates are local days of the venue, both included.</summary>
/// <param name="How"><c>loop</c>, <c>atTimes</c> or <c>beforeShow</c>.</param>
/// <param name="Share"><c>loop</c>: share of the cycle in permille; null: turns like the others without one.</param>
/// <param name="CycleMs"><c>loop</c>: the longest cycle that it bears.</param>
/// <param name="Times"><c>atTimes</c>: local times <c>HH:mm:ss</c>.</param>
/// <param name="Interrupt"><c>stop</c>, <c>pause</c> or <c>duck</c>; null: stop.</param>
/// <param name="OffsetMs"><c>beforeShow</c>: how long before the show it ends.</param>
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
    CountyHours? Daypart = null);
