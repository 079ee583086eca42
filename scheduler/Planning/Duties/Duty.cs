using NodaTime;
using Signage.Planning.Bookings;

namespace Signage.Planning.Duties;

/// <summary>What a department owes: on which endpoints, what counts, how often, in which period.</summary>
/// <param name="Days">The venue's days that count.</param>
public sealed record Duty(
    string Id,
    string Title,
    Target Target,
    DutyRule Rule,
    LocalDate First,
    LocalDate Last,
    DayRule Days = DayRule.EveryDay)
{
    /// <summary>Only assets of these topics count; none: all of the campaign's.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
