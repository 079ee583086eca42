using NodaTime;
using NodaTime.Text;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Explain;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Why;

/// <summary>Says an explanation in the reader's language.</summary>
/// <param name="titles">Titles of assets and bookings by id.</param>
/// <param name="zone">The venue's.</param>
/// <param name="language">zh or en.</param>
internal sealed class WhyWords(IReadOnlyDictionary<string, string> titles, DateTimeZone zone, string language)
{
    private static readonly LocalDateTimePattern Minute =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    internal static string Local(Instant at) =>
        Minute.Format(at.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).LocalDateTime);

    internal WhyOn On(OnAirThen on) => new(
        on.Lane, on.Kind, on.Booking, on.Asset,
        MessageTexts.Detail(CauseText.Code("why-on", on.Kind), language, Named(on.Asset), Named(on.Booking)),
        on.Kind == OnAirKind.Filler ? MessageTexts.Detail("mend-filler", language) : null);

    /// <summary>A takeover that a person began, beside the plan.</summary>
    internal WhyOn Taken(Lane lane, string asset) => new(
        lane, OnAirKind.Takeover, null, asset,
        MessageTexts.Detail(CauseText.Code("why-on", OnAirKind.Takeover), language, Named(asset)), null);

    internal string Said(WhyAired? aired) => aired is null
        ? MessageTexts.Detail("why-not-aired", language)
        : MessageTexts.Detail(
            "why-aired", language, aired.Title, Minute.Format(aired.Start.InZone(zone).LocalDateTime),
            aired.Grade.ToString());

    internal WhyCandidate Candidate(Candidate candidate)
    {
        if (candidate.Cause is not { } cause)
        {
            return new WhyCandidate(candidate.BookingId, candidate.Title, null, null,
                MessageTexts.Detail("why-chosen", language), null, null);
        }

        return new WhyCandidate(
            candidate.BookingId, candidate.Title, cause, candidate.By,
            CauseText.Of(cause, language, candidate.Asset is null ? null : Named(candidate.Asset),
                candidate.By is null ? null : Named(candidate.By), candidate.Arithmetic),
            CauseText.Mend(cause, language),
            new Loss(candidate.BookingId, cause, [], Arithmetic: candidate.Arithmetic).Field);
    }

    private string Named(string? id) => id is null ? "" : titles.GetValueOrDefault(id, id);
}
