using Signage.Content.Text;
using Signage.Planning.Bookings;
using Signage.Planning.Duties;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Duties;

/// <summary>Reads a duty: what a person may get wrong comes back as a refusal.</summary>
public static class DutyReader
{
    private const int MaxTitle = 100;
    private const int MaxTimes = 1440;

    public static Refusal? Read(DutyRequest request, string id, out Duty? duty)
    {
        duty = null;
        if (!NameRule.IsName(id))
        {
            return new Refusal("duty-id", "id", id);
        }

        if (string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > MaxTitle)
        {
            return new Refusal("duty-title", "title", MaxTitle);
        }

        var target = request.Target.ToTarget();
        if (target.NamesNothing)
        {
            return new Refusal("duty-target", "target");
        }

        if (RuleOf(request.Rule) is not { } rule)
        {
            return new Refusal("duty-rule", "rule");
        }

        if (!LocalText.TryDate(request.First, out var first) || !LocalText.TryDate(request.Last, out var last)
            || last < first)
        {
            return new Refusal("duty-date", "last", request.First, request.Last);
        }

        if (DaysOf(request.Days) is not { } days)
        {
            return new Refusal("duty-days", "days", request.Days!);
        }

        duty = new Duty(id, request.Title.Trim(), target, rule, first, last, days) { Topics = request.Topics ?? [] };
        return null;
    }

    private static DutyRule? RuleOf(DutyRuleRequest rule) =>
        (rule.TimesADay, rule.ShareOfHours, rule.BeforeEveryShow) switch
        {
            ( >= 1 and <= MaxTimes, null, null) => new DutyRule.TimesADay(rule.TimesADay.Value),
            (null, >= 1 and <= 1000, null) => new DutyRule.ShareOfHours(rule.ShareOfHours.Value),
            (null, null, true) => new DutyRule.BeforeEveryShow(),
            _ => null,
        };

    private static DayRule? DaysOf(string? days) => days switch
    {
        null or "everyDay" => DayRule.EveryDay,
        "workingDays" => DayRule.WorkingDays,
        "restDays" => DayRule.RestDays,
        _ => null,
    };
}
