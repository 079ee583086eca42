using NodaTime.Text;
using Signage.Planning;
using Signage.Planning.Duties;
using Signage.Planning.Lint;
using Signage.Planning.Outlook;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Outlook;

/// <summary>Says warnings, duties and forecasts in the reader's language.</summary>
internal sealed class OutlookWords(PlanSnapshot snapshot, IReadOnlyList<Duty> duties, string language)
{
    private const int MostReasons = 3;

    private readonly Dictionary<string, string> _endpoints = snapshot.Endpoints
        .ToDictionary(e => e.Id, e => $"{e.Venue.Title} · {e.Title}", StringComparer.Ordinal);

    private readonly Dictionary<string, string> _assets = snapshot.Assets
        .ToDictionary(a => a.Id, a => a.Title, StringComparer.Ordinal);

    private readonly Dictionary<string, string> _bookings = snapshot.Bookings
        .ToDictionary(b => b.Id, b => b.Title, StringComparer.Ordinal);

    private readonly Dictionary<string, Duty> _duties = duties.ToDictionary(d => d.Id, StringComparer.Ordinal);

    internal WarningView Of(Warning warning)
    {
        var where = warning.Endpoints.Count > 0 ? Named(_endpoints, warning.Endpoints[0]) : "";
        return new WarningView(
            warning.Kind,
            MessageTexts.Detail(CauseText.Code("warning", warning.Kind), language, SubjectOf(warning),
                Named(_bookings, warning.Booking), FigureOf(warning), where),
            MessageTexts.Detail(CauseText.Code("mend", warning.Kind), language),
            warning.Booking, warning.Endpoints,
            warning.Time is { HasStart: true } from ? from.Start : null,
            warning.Time is { HasEnd: true } until ? until.End : null,
            warning.Figure);
    }

    internal DutyView Of(DutyOutlook outlook, Plan plan)
    {
        var duty = _duties[outlook.Duty];
        var (unit, code) = duty.Rule switch
        {
            DutyRule.TimesADay => ("plays", "duty-times"),
            DutyRule.BeforeEveryShow => ("shows", "duty-shows"),
            _ => ("ms", "duty-share"),
        };
        return new DutyView(
            duty.Id, duty.Title, LocalDatePattern.Iso.Format(outlook.Date), outlook.Endpoints, outlook.Met, unit,
            outlook.Owed, outlook.Planned,
            MessageTexts.Detail(code, language, Figure(outlook.Planned, unit), Figure(outlook.Owed, unit)),
            outlook.Met ? [] : ReasonsOf(outlook, plan));
    }

    private object FigureOf(Warning warning)
    {
        var figure = warning.Figure ?? 0;
        var minutes = (long)figure / 60;
        return warning.Kind is WarningKind.HoleInPlan
            ? MessageTexts.Detail("outlook-lasting", language, minutes / 60, minutes % 60)
            : figure;
    }

    private static long Figure(long figure, string unit) => unit == "ms" ? figure / 1000 : figure;

    private List<string> ReasonsOf(DutyOutlook outlook, Plan plan)
    {
        var lost = plan.Losses.Where(l => l.Endpoints.Contains(outlook.Endpoints[0], StringComparer.Ordinal))
            .Select(l => MessageTexts.Detail(
                "duty-reason", language, Named(_bookings, l.BookingId),
                CauseText.Of(l.Cause, language, l.Asset is null ? null : Named(_assets, l.Asset),
                    l.By is null ? null : Named(_bookings, l.By), l.Arithmetic, l.Times)))
            .Distinct(StringComparer.Ordinal).Take(MostReasons).ToList();
        return lost.Count > 0 ? lost : [MessageTexts.Detail("duty-nothing", language)];
    }

    internal ForecastLine Of(ForecastRow row) => new(
        row.Booking, row.Booking is null ? null : Named(_bookings, row.Booking), row.Asset, Named(_assets, row.Asset),
        LocalDatePattern.Iso.Format(row.Date), row.Endpoints, row.Plays, row.Airtime.TotalSeconds);

    private string SubjectOf(Warning warning) => warning.Kind switch
    {
        WarningKind.HoleInPlan or WarningKind.NotSeen => Named(_endpoints, warning.Subject),
        WarningKind.DutyUnmet => warning.Subject is { } id && _duties.TryGetValue(id, out var duty) ? duty.Title : "",
        WarningKind.FileMissing or WarningKind.Loudness or WarningKind.SloganTooLong or WarningKind.FollowsItself =>
            Named(_assets, warning.Subject),
        _ => Named(_bookings, warning.Subject),
    };

    private static string Named(Dictionary<string, string> names, string? id) =>
        id is null ? "—" : names.GetValueOrDefault(id, id);
}
