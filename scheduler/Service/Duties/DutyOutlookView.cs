using NodaTime.Text;
using Signage.Planning.Duties;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Duties;

/// <summary>What the plan makes of a duty on a local day; planned is not proven.</summary>
/// <param name="Owed">Plays, shows, or milliseconds, by the rule.</param>
/// <param name="Planned">In the same unit.</param>
/// <param name="Text">The same as a sentence.</param>
/// <param name="Reasons">Of one that is missed: why, nearest first.</param>
public sealed record DutyOutlookView(
    string Duty,
    string Title,
    string Date,
    IReadOnlyList<string> Endpoints,
    bool Met,
    long Owed,
    long Planned,
    string Text,
    IReadOnlyList<string> Reasons)
{
    internal static DutyOutlookView Of(
        DutyOutlook outlook, Duty duty, string language, IReadOnlyList<string> reasons)
    {
        var (code, planned, owed) = duty.Rule switch
        {
            DutyRule.ShareOfHours => ("duty-share", outlook.Planned / 1000, outlook.Owed / 1000),
            DutyRule.BeforeEveryShow => ("duty-shows", outlook.Planned, outlook.Owed),
            _ => ("duty-times", outlook.Planned, outlook.Owed),
        };
        return new DutyOutlookView(
            duty.Id, duty.Title, LocalDatePattern.Iso.Format(outlook.Date), outlook.Endpoints, outlook.Met,
            outlook.Owed, outlook.Planned, MessageTexts.Detail(code, language, planned, owed), reasons);
    }
}
