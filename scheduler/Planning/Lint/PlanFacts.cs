using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Duties;

namespace Signage.Planning.Lint;

/// <summary>What is known of the world beside the plan.</summary>
/// <param name="Now">When it is linted.</param>
/// <param name="LastSeen">When each endpoint's player was last heard of; endpoints that are not here never
/// were.</param>
/// <param name="Stored">The files that the store holds; null: not asked.</param>
public sealed record PlanFacts(
    Instant Now,
    IReadOnlyDictionary<string, Instant> LastSeen,
    IReadOnlySet<Sha256Hash>? Stored = null)
{
    public IReadOnlyList<DutyOutlook> Duties { get; init; } = [];
}
