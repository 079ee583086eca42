using Signage.Planning;
using Signage.Planning.Explain;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Texts;
using Signage.Content.Text;

namespace Signage.Scheduler.Why;

/// <summary>Puts an explanation into a language.</summary>
internal sealed class WhyWords(PlanSnapshot snapshot, string language)
{
    private readonly IReadOnlyDictionary<string, string> _titles = Names.Of(snapshot);

    internal WhyOn Of(OnAirThen on)
    {
        var (booking, asset) = (Named(on.Booking), Named(on.Asset));
        var text = MessageTexts.Detail(CauseText.Code("why-on", on.Kind), language, asset ?? "—", booking ?? "—");
        return new WhyOn(
            on.Lane, on.Kind, text,
            on.Kind == OnAirKind.Filler ? MessageTexts.Detail("mend-filler", language) : null,
            on.Booking, booking, on.Asset, asset, on.Item, (long)on.Position.TotalMilliseconds);
    }

    internal WhyCandidate Of(Candidate candidate) => candidate.Cause is { } cause
        ? Not(candidate, cause, Named(candidate.By))
        : new WhyCandidate(candidate.BookingId, candidate.Title, null, MessageTexts.Detail("why-chosen", language));

    /// <param name="by">Title of what has its time.</param>
    internal WhyCandidate Not(Candidate candidate, LossCause cause, string? by) => new(
        candidate.BookingId,
        candidate.Title,
        cause,
        CauseText.Of(cause, language, Named(candidate.Asset) ?? candidate.Title, by, candidate.Arithmetic),
        CauseText.Mend(cause, language),
        new Loss(candidate.BookingId, cause, [], Arithmetic: candidate.Arithmetic).Field,
        candidate.By,
        by,
        candidate.Asset);

    internal string Of(IReadOnlyList<AiringRow> aired) => aired is [var row, ..]
        ? MessageTexts.Detail(
            "why-aired", language, row.Title ?? row.Item ?? "—", InstantText.Format(row.Start), row.Grade)
        : MessageTexts.Detail("why-not-aired", language);

    internal string? Named(string? id) => id is null ? null : _titles.GetValueOrDefault(id, id);
}
