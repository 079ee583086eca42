using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Loops;

namespace Signage.Planning;

/// <summary>Collects an audience's losses, the same one once with its first time and count.</summary>
internal sealed class LossList
{
    private readonly Dictionary<(string Booking, LossCause Cause, string? Asset, string? By), Loss> _losses = [];
    private readonly List<LostClaim> _claims = [];

    internal IReadOnlyList<Loss> All => [.. _losses.Values
        .OrderBy(l => l.BookingId, StringComparer.Ordinal).ThenBy(l => l.Cause)
        .ThenBy(l => l.Asset, StringComparer.Ordinal).ThenBy(l => l.By, StringComparer.Ordinal)];

    internal IReadOnlyList<LostClaim> Claims => [.. _claims.OrderBy(c => c.Time.Start)];

    internal void Add(
        Booking booking,
        LossCause cause,
        string? asset = null,
        string? by = null,
        Instant? at = null,
        LoopRefusal? arithmetic = null,
        int times = 1)
    {
        var key = (booking.Id, cause, asset, by);
        _losses[key] = _losses.TryGetValue(key, out var known)
            ? known with { Times = known.Times + times, First = at < known.First ? at : known.First }
            : new Loss(booking.Id, cause, [], asset, by, at, times, arithmetic);
    }

    internal void Add(LostClaim claim, Booking booking)
    {
        _claims.Add(claim);
        Add(booking, claim.Cause, by: claim.By, at: claim.Time.Start);
    }
}
