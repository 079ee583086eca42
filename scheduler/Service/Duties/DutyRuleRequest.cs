namespace Signage.Scheduler.Duties;

/// <summary>What counts as done: exactly one of these.</summary>
/// <param name="TimesADay">So many plays on every day that counts.</param>
/// <param name="ShareOfHours">A share of the time that the endpoint is on, in permille, every day.</param>
/// <param name="BeforeEveryShow">A play before every show that is not cancelled.</param>
public sealed record DutyRuleRequest(int? TimesADay = null, int? ShareOfHours = null, bool? BeforeEveryShow = null);
