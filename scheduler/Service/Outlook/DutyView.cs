namespace Signage.Scheduler.Outlook;

/// <summary>What a plan makes of a duty on one local day, for endpoints that are planned alike.</summary>
/// <param name="Unit"><c>plays</c>, <c>shows</c> or <c>ms</c> of the two figures.</param>
/// <param name="Planned">What is planned; it is not proof.</param>
/// <param name="Text">The figures as a sentence.</param>
/// <param name="Reasons">Of a duty that will be missed: what its endpoints' bookings lose to, three at most.</param>
public sealed record DutyView(
    string Duty, string Title, string Date, IReadOnlyList<string> Endpoints, bool Met, string Unit, long Owed,
    long Planned, string Text, IReadOnlyList<string> Reasons);
