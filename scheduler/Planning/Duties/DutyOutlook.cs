using NodaTime;

namespace Signage.Planning.Duties;

/// <summary>What a plan makes of a duty on one local day, for endpoints that are planned alike.</summary>
/// <param name="Met">Does the plan do what is owed? What is planned is not proof.</param>
/// <param name="Owed">Plays, shows, or milliseconds.</param>
/// <param name="Planned">In the same unit.</param>
public sealed record DutyOutlook(
    string Duty, LocalDate Date, IReadOnlyList<string> Endpoints, bool Met, long Owed, long Planned);
