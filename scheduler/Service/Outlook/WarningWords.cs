using System.Globalization;
using Signage.Planning;
using Signage.Planning.Duties;
using Signage.Planning.Lint;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Duties;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>Puts warnings and duties into a language.</summary>
internal sealed class WarningWords(PlanSnapshot snapshot, IReadOnlyList<Duty> duties, string language)
{
    private const int MostReasons = 3;

    private readonly Dictionary<string, string> _titles = Names.Of(snapshot)
        .Concat(snapshot.Endpoints.Select(e => KeyValuePair.Create(e.Id, $"{e.Venue.Title} {e.Title}")))
        .Concat(duties.Select(d => KeyValuePair.Create(d.Id, d.Title)))
        .DistinctBy(n => n.Key, StringComparer.Ordinal)
        .ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);

    internal WarningView Of(Warning warning) => new(
        warning.Kind,
        MessageTexts.Detail(
            CauseText.Code("warning", warning.Kind), language,
            Named(warning.Subject), Named(warning.Booking),
            (warning.Figure ?? 0).ToString("0.#", CultureInfo.InvariantCulture),
            Named(warning.Endpoints is [var first, ..] ? first : null)),
        MessageTexts.Detail(CauseText.Code("mend", warning.Kind), language),
        warning.Booking,
        warning.Booking is null ? null : Named(warning.Booking),
        warning.Subject,
        warning.Endpoints,
        warning.Time?.Start,
        warning.Time?.End,
        warning.Figure);

    internal DutyOutlookView Of(DutyOutlook outlook, Plan plan) => DutyOutlookView.Of(
        outlook, duties.First(d => d.Id == outlook.Duty), language, outlook.Met ? [] : ReasonsOf(outlook, plan));

    internal string Named(string? id) => id is null ? "—" : _titles.GetValueOrDefault(id, id);

    /// <summary>What the bookings that reach these endpoints lose; where none does, that nothing is booked.</summary>
    private List<string> ReasonsOf(DutyOutlook outlook, Plan plan)
    {
        var lost = plan.Losses.Where(l => l.Endpoints.Contains(outlook.Endpoints[0], StringComparer.Ordinal))
            .Select(l => MessageTexts.Detail(
                "duty-reason", language, Named(l.BookingId),
                CauseText.Of(l.Cause, language, Named(l.Asset), Named(l.By), l.Arithmetic, l.Times)))
            .Distinct(StringComparer.Ordinal).Take(MostReasons).ToList();
        return lost.Count > 0 ? lost : [MessageTexts.Detail("duty-nothing", language, outlook.Planned)];
    }
}
