namespace Signage.Scheduler.Outlook;

/// <summary>What a plan makes of a duty on one local day, for endpoints that are planned alike.</summary>
/// <param name="Unit"><c>plays</c>, <c>shows</c> or <c>ms</c> of the two figures.</param>
/// <param name="Planned">What is planned; it is not proof.</param>
public sealed record DutyView(
    string Duty, string Title, string Date, IReadOnlyList<string> Endpoints, bool Met, string Unit, long Owed,
    long Planned);
