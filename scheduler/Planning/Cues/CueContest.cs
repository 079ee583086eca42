using Signage.Content.Playlists;

namespace Signage.Planning.Cues;

/// <summary>
/// Decides between claims on the same time of a lane: rank first, then the older booking. A cue that waits looks
/// for its
/// place after that, in order of time; where it pushes out one that comes later, all is decided again without that one.
/// </summary>
internal sealed class CueContest(Airtime airtime, Takeovers takeovers, LossList losses)
{
    /// <param name="lane">The lane that all claims want.</param>
    /// <param name="claims">All of them.</param>
    /// <param name="run">Where the lane's loops stand.</param>
    internal IReadOnlyList<CueClaim> Decide(Lane lane, IReadOnlyList<CueClaim> claims, LoopRun run)
    {
        var pushedOut = new Dictionary<CueClaim, LostClaim>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            var round = new CueRound(lane, airtime, takeovers, run);
            foreach (var claim in claims.Where(c => c.Entry.WaitUpTo is null && !pushedOut.ContainsKey(c))
                .OrderByDescending(c => c.Booking.Rank).ThenBy(c => c.Booking.Made)
                .ThenBy(c => c.Booking.Id, StringComparer.Ordinal).ThenBy(c => c.Start))
            {
                round.Place(claim);
            }

            var waiting = claims.Where(c => c.Entry.WaitUpTo is not null && !pushedOut.ContainsKey(c))
                .OrderBy(c => c.Start).ThenByDescending(c => c.Booking.Rank).ThenBy(c => c.Booking.Made)
                .ThenBy(c => c.Booking.Id, StringComparer.Ordinal);
            if (waiting.Select(round.PlaceWaiting).FirstOrDefault(p => p is not null) is { } pushed)
            {
                pushedOut.Add(pushed.Claim, pushed.Lost);
                continue;
            }

            foreach (var (claim, lost) in round.Lost.Concat(pushedOut.Select(p => (p.Key, p.Value))))
            {
                losses.Add(lost, claim.Booking);
            }

            return round.Held;
        }
    }
}
