using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Time;

namespace Signage.Planning.Cues;

/// <summary>One attempt to give every claim of a lane its place.</summary>
internal sealed class CueRound(Lane lane, Airtime airtime, Takeovers takeovers, LoopRun run)
{
    private readonly SortedList<Instant, CueClaim> _held = [];
    private readonly List<(CueClaim Claim, LostClaim Lost)> _lost = [];

    // A waiting claim is known by when it was due, not by when it starts.
    private readonly Dictionary<CueClaim, CueClaim> _dues = new(ReferenceEqualityComparer.Instance);

    internal IReadOnlyList<CueClaim> Held => [.. _held.Values];

    internal IReadOnlyList<(CueClaim Claim, LostClaim Lost)> Lost => _lost;

    /// <summary>Claims come best first, so whoever has a place keeps it.</summary>
    internal void Place(CueClaim claim)
    {
        if (LossOf(claim) is { } cause)
        {
            Lose(claim, cause.Cause, cause.By);
        }
        else if (Blocking(claim.Time) is { } winner)
        {
            Lose(claim, CauseBy(winner, claim), winner.Booking.Id);
        }
        else
        {
            _held.Add(claim.Start, claim);
        }
    }

    /// <summary>
    /// Claims come in order of time. What is pushed out by this one is returned, and nothing was placed.
    /// </summary>
    internal (CueClaim Claim, LostClaim Lost)? PlaceWaiting(CueClaim due)
    {
        var claim = due with { Start = StartOf(due.Start) };
        if (claim.Start > due.Start + due.Entry.WaitUpTo!.Value)
        {
            Lose(due, LossCause.WaitedInVain, null);
        }
        else if (LossOf(claim) is { } cause)
        {
            Lose(due, cause.Cause, cause.By);
        }
        else if (Blocking(claim.Time) is not { } other)
        {
            _held.Add(claim.Start, claim);
            _dues.Add(claim, due);
        }
        else if (claim.Beats(other) && other.Start > claim.Start)
        {
            return (_dues.GetValueOrDefault(other, other), LostTo(claim, other));
        }
        else
        {
            Lose(due, CauseBy(other, due), other.Booking.Id);
        }

        return null;
    }

    /// <summary>When the running item ends: a cue that is on, or the loop's item; a cue that comes first ends
    /// it.</summary>
    private Instant StartOf(Instant due)
    {
        if (Blocking(new Interval(due, due + Duration.Epsilon)) is { } on)
        {
            return on.Time.End;
        }

        var end = run.NextEnd(due, PausedBetween);
        return end > due && Blocking(new Interval(due, end)) is { } next ? next.Time.End : end;
    }

    private (LossCause Cause, string? By)? LossOf(CueClaim claim)
    {
        if (claim.Time.End > claim.EndBy)
        {
            return (LossCause.AfterBell, null);
        }

        if (Intervals.At(airtime.For(claim.Booking), claim.Start) is not { } window || !window.Holds(claim.Time))
        {
            return (airtime.CauseAt(claim.Time), null);
        }

        return takeovers.Over(claim.Time) is { } takeover ? (LossCause.TakenOver, takeover.Id) : null;
    }

    private Duration PausedBetween(Instant from, Instant until)
    {
        var sum = Duration.Zero;
        for (var i = Math.Max(0, BegunBy(from) - 1); i < _held.Count && _held.Keys[i] < until; i++)
        {
            var claim = _held.Values[i];
            if (claim.Entry.On(lane) == Interrupt.Pause
                && Intervals.Overlap(claim.Time, new Interval(from, until)) is { } both)
            {
                sum += both.Duration;
            }
        }

        return sum;
    }

    private void Lose(CueClaim claim, LossCause cause, string? by) =>
        _lost.Add((claim, new LostClaim(claim.Booking.Id, lane, claim.Time, cause, by)));

    private LostClaim LostTo(CueClaim winner, CueClaim loser) =>
        new(loser.Booking.Id, lane, loser.Time, CauseBy(winner, loser), winner.Booking.Id);

    private static LossCause CauseBy(CueClaim winner, CueClaim loser) =>
        winner.Booking.Rank > loser.Booking.Rank ? LossCause.Outranked : LossCause.OlderFirst;

    /// <summary>
    /// The claim that already has some of the time: the last that starts before this one ends, if it reaches in.
    /// </summary>
    private CueClaim? Blocking(Interval time)
    {
        var begun = BegunBy(time.End);
        return begun > 0 && _held.Values[begun - 1].Time.End > time.Start ? _held.Values[begun - 1] : null;
    }

    /// <summary>How many start before an instant.</summary>
    private int BegunBy(Instant instant)
    {
        var (low, high) = (0, _held.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _held.Keys[middle] < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
