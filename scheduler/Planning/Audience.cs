using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Places;

namespace Signage.Planning;

/// <summary>Endpoints that the same bookings reach in the same way, and so share one playlist.</summary>
/// <param name="Sample">Any one of them: of the same zone, hours and shape.</param>
/// <param name="Endpoints">All of them, sorted.</param>
/// <param name="Bookings">Oldest first.</param>
/// <param name="Shows">Of a hall whose bookings play before shows, else none.</param>
/// <param name="Key">Names all that the plan of this audience follows from, but its window and seed.</param>
internal sealed record Audience(
    Endpoint Sample,
    List<string> Endpoints,
    IReadOnlyList<Booking> Bookings,
    IReadOnlyList<Show> Shows,
    string Key)
{
    internal DateTimeZone Zone => Sample.Venue.Zone;

    /// <summary>All that a plan reads of an endpoint: two with the same shape are planned alike.</summary>
    internal static string ShapeOf(Endpoint endpoint) => string.Join('|', ShapeOf(endpoint.Venue),
        endpoint.PanelHours?.Key, endpoint.IsSpeaker, $"{endpoint.Width}x{endpoint.Height}", endpoint.StartEvent);

    /// <summary>The part of it that all endpoints of a venue have in common.</summary>
    internal static string ShapeOf(Venue venue)
    {
        var quiet = venue.Quiet.Select(q => $"{q.Kind} {q.Part.Key}");
        var levels = venue.Levels.Select(l => $"{l.Part.Key} {l.Volume} {l.Brightness}");
        return string.Join(
            '|', venue.Days.Key, venue.Hours.Key, string.Join(';', quiet), string.Join(';', levels));
    }

    internal static string KeyOf(string shape, IEnumerable<string> bookings, IReadOnlyList<Show> shows)
    {
        var text = new StringBuilder(shape);
        foreach (var print in bookings)
        {
            text.Append('\n').Append(print);
        }

        foreach (var show in shows)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{show.Id}@{show.Start.ToUnixTimeMilliseconds()} {show.Cancelled}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
