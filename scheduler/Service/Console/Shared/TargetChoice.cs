using Signage.Content.Players;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Players;

namespace Signage.Scheduler.Console.Shared;

/// <summary>One list of a target, as a group of boxes to tick.</summary>
/// <param name="Words">Key of its name.</param>
/// <param name="Values">What may be ticked, with its label.</param>
/// <param name="Put">Puts the list into a target.</param>
public sealed record TargetChoice(
    string Words,
    IReadOnlyList<string>? List,
    IReadOnlyList<(string Value, string Label)> Values,
    Func<TargetRequest, IReadOnlyList<string>?, TargetRequest> Put)
{
    public int Chosen => List?.Count ?? 0;

    public bool Has(string value) => List?.Contains(value, StringComparer.Ordinal) ?? false;

    /// <summary>The target with this value ticked or no longer ticked.</summary>
    public TargetRequest With(TargetRequest target, string value)
    {
        IReadOnlyList<string> now = Has(value) ? [.. List!.Where(v => v != value)] : [.. List ?? [], value];
        return Put(target, now.Count == 0 ? null : now);
    }

    /// <summary>The endpoints that match every list that is given.</summary>
    public static IReadOnlyList<EndpointView> Reached(TargetRequest target, IReadOnlyList<EndpointView> endpoints) =>
        target.ToTarget().NamesNothing
            ? []
            : [.. endpoints.Where(e => Matches(target.Endpoints, e.Id) && Matches(target.Kinds, e.Kind)
                && Matches(target.Venues, e.Venue) && Matches(target.Townships, e.Township)
                && Matches(target.Departments, e.Department)
                && (target.Tags is null or [] || target.Tags.Any(e.Tags.Contains)))];

    public static string NameOf(EndpointKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    public static EndpointKind KindOf(string name) => Enum.Parse<EndpointKind>(name, ignoreCase: true);

    private static bool Matches<T>(IReadOnlyList<T>? list, T value) => list is null or [] || list.Contains(value);
}
