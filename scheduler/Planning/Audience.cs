using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Time;

namespace Signage.Planning;

/// <summary>Endpoints that the same bookings reach in the same way, and so share one playlist.</summary>
/// <param name="Sample">Any one of them: of the same zone, hours and shape.</param>
/// <param name="Bookings">Oldest first.</param>
internal sealed record Audience(
    Endpoint Sample, IReadOnlyList<string> Endpoints, IReadOnlyList<Booking> Bookings, IReadOnlyList<Show> Shows)
{
    internal DateTimeZone Zone => Sample.Venue.Zone;

    internal static IEnumerable<Audience> Of(PlanSnapshot snapshot)
    {
        var bookings = snapshot.Bookings.OrderBy(b => b.Made).ThenBy(b => b.Id, StringComparer.Ordinal).ToList();
        var shows = snapshot.Shows.ToLookup(s => s.Endpoint, StringComparer.Ordinal);
        var each = snapshot.Endpoints.OrderBy(e => e.Id, StringComparer.Ordinal).Select(endpoint =>
        {
            var mine = bookings.Where(b => b.Target.Reaches(endpoint)).ToList();
            IReadOnlyList<Show> halls = mine.Any(b => b.How is BeforeShowHow)
                ? [.. shows[endpoint.Id].OrderBy(s => s.Start).ThenBy(s => s.Id, StringComparer.Ordinal)]
                : [];
            return new Audience(endpoint, [endpoint.Id], mine, halls);
        });
        return each.GroupBy(a => a.Key()).Select(group =>
            group.First() with { Endpoints = [.. group.Select(a => a.Sample.Id)] });
    }

    private string Key()
    {
        var hours = Sample.Venue.Hours.Parts is { } parts ? string.Join(';', parts.Select(KeyOf)) : "always";
        var shape = Sample.IsSpeaker ? "speaker" : Sample.HasBand ? "band" : "led";
        return string.Join('|', Zone.Id, hours, shape,
            string.Join(',', Bookings.Select(b => b.Id)),
            string.Join(',', Shows.Select(s => $"{s.Id}@{s.Start.ToUnixTimeMilliseconds()}")));
    }

    private static string KeyOf(Daypart part) =>
        $"{part.Days}.{part.From.TickOfDay}.{part.Until.TickOfDay}";
}
