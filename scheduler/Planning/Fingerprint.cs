using System.Globalization;
using System.Text;
using Signage.Planning.Bookings;

namespace Signage.Planning;

/// <summary>A booking with its assets as text: the same text, the same plan.</summary>
internal static class Fingerprint
{
    internal static string Of(Booking booking, IReadOnlyDictionary<string, PlanAsset> assets)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{booking.Id} {booking.First} {booking.Last} {booking.Rank} {booking.Made.ToUnixTimeMilliseconds()} ");
        text.Append(CultureInfo.InvariantCulture,
            $"{booking.Days} {booking.Recurrence} {booking.BreaksQuiet} {booking.Own} {booking.LongestVariant} ");
        text.AppendJoin(',', booking.Dayparts.Select(p => p.Key)).Append(' ').Append(Of(booking.How));
        foreach (var id in booking.Assets)
        {
            text.Append(' ').Append(assets.TryGetValue(id, out var asset) ? Of(asset) : id);
        }

        return text.ToString();
    }

    private static string Of(How how) => how switch
    {
        AtTimesHow at => $"{string.Join(',', at.Times.Select(t => t.TickOfDay))} {at.Entry} {at.EndBy?.TickOfDay}",
        _ => how.ToString(),
    };

    private static string Of(PlanAsset asset)
    {
        var files = asset.Renditions.Select(r =>
            $"{r.Hash} {r.Use} {r.Length?.TotalMilliseconds} {r.Width}x{r.Height} {r.Bytes} {r.MediaType}");
        return $"{asset.Id} {asset.Title} {asset.Kind} {asset.State} {asset.Topic} {asset.Loudness} {asset.Slogan} "
            + string.Join(',', files);
    }
}
