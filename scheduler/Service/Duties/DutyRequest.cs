using Signage.Scheduler.Bookings;

namespace Signage.Scheduler.Duties;

/// <summary>What a department owes. Dates are local days of the venue, both included.</summary>
/// <param name="Days"><c>everyDay</c>, <c>workingDays</c> or <c>restDays</c>; null: every day.</param>
/// <param name="Topics">Only assets of these topics count; null or empty: all.</param>
public sealed record DutyRequest(
    string Title,
    TargetRequest Target,
    DutyRuleRequest Rule,
    string First,
    string Last,
    string? Days = null,
    IReadOnlyList<string>? Topics = null,
    string? Id = null);
