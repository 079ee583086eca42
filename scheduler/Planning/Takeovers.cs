using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning;

/// <summary>When takeovers have an endpoint, and whose they are. An emergency comes first, then rank, then
/// age.</summary>
internal sealed class Takeovers
{
    private readonly List<(Booking Booking, IReadOnlyList<Interval> Active)> _byPrecedence;

    internal Takeovers(IEnumerable<PlayItem> items, Airtime airtime, LocalDateSpan dates, LocalDays days)
    {
        _byPrecedence = [.. items.Select(i => i.Booking).Where(b => b.How is TakeoverHow).DistinctBy(b => b.Id)
            .OrderByDescending(Precedence).ThenBy(b => b.Made).ThenBy(b => b.Id, StringComparer.Ordinal)
            .Select(b => (b, Intervals.Both(b.Within(dates, days), airtime.For(b))))];
        All = Intervals.Union(_byPrecedence.SelectMany(t => t.Active));
    }

    internal IReadOnlyList<Interval> All { get; }

    /// <summary>Above every rank of a booking that is not a takeover.</summary>
    internal static long Precedence(Booking booking) => booking.How switch
    {
        TakeoverHow { Emergency: true } => (2L << 32) + booking.Rank,
        TakeoverHow => (1L << 32) + booking.Rank,
        _ => booking.Rank,
    };

    /// <summary>The takeover that has some of the time, or null.</summary>
    internal Booking? Over(Interval time) => _byPrecedence
        .FirstOrDefault(t => t.Active.Any(a => Intervals.Overlap(a, time) is not null)).Booking;
}
