using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Cues;

/// <summary>Decides between claims on the same time of a lane: rank first, then the older booking.</summary>
internal sealed class CueContest(IReadOnlyList<Interval> open, LossList losses)
{
    internal IReadOnlyList<CueClaim> Decide(IEnumerable<CueClaim> claims)
    {
        var winners = new List<CueClaim>();
        foreach (var lane in claims.GroupBy(c => c.Lane))
        {
            winners.AddRange(DecideLane(lane));
        }

        return [.. winners.OrderBy(c => c.Start).ThenBy(c => c.Lane)];
    }

    private IEnumerable<CueClaim> DecideLane(IEnumerable<CueClaim> claims)
    {
        var held = new SortedList<Instant, CueClaim>();
        foreach (var claim in claims
            .OrderByDescending(c => c.Booking.Rank).ThenBy(c => c.Booking.Made)
            .ThenBy(c => c.Booking.Id, StringComparer.Ordinal).ThenBy(c => c.Start))
        {
            if (!open.Any(hours => hours.Holds(claim.Time)))
            {
                losses.Add(claim.Booking, LossCause.Closed, at: claim.Start);
            }
            else if (Blocking(held, claim) is { } winner)
            {
                var cause = winner.Booking.Rank > claim.Booking.Rank ? LossCause.Outranked : LossCause.OlderFirst;
                losses.Add(claim.Booking, cause, by: winner.Booking.Id, at: claim.Start);
            }
            else
            {
                held.Add(claim.Start, claim);
            }
        }

        return held.Values;
    }

    /// <summary>
    /// The claim that already has some of the time: the last that starts before this one ends, if it reaches in.
    /// </summary>
    private static CueClaim? Blocking(SortedList<Instant, CueClaim> held, CueClaim claim)
    {
        var (low, high) = (0, held.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = held.Keys[middle] < claim.Time.End ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && held.Values[low - 1].Time.End > claim.Time.Start ? held.Values[low - 1] : null;
    }
}
