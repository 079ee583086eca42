using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Loops;

namespace Signage.Planning;

/// <summary>Collects an audience's losses, the same one once with its first time and count.</summary>
internal sealed class LossList(IReadOnlyList<string> endpoints)
{
    private readonly Dictionary<(string Booking, LossCause Cause, string? Asset, string? By), Loss> _losses = [];

    internal IEnumerable<Loss> All => _losses.Values
        .OrderBy(l => l.BookingId, StringComparer.Ordinal).ThenBy(l => l.Cause)
        .ThenBy(l => l.Asset, StringComparer.Ordinal).ThenBy(l => l.By, StringComparer.Ordinal);

    internal void Add(
        Booking booking,
        LossCause cause,
        string? asset = null,
        string? by = null,
        Instant? at = null,
        LoopRefusal? arithmetic = null)
    {
        var key = (booking.Id, cause, asset, by);
        _losses[key] = _losses.TryGetValue(key, out var known)
            ? known with { Times = known.Times + 1, First = at < known.First ? at : known.First }
            : new Loss(booking.Id, cause, endpoints, asset, by, at, 1, arithmetic);
    }
}
