using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Time;

namespace Signage.Planning.Outlook;

/// <summary>Unrolls a playlist: what it starts, and when.</summary>
public static class PlannedPlays
{
    /// <summary>Every start within the interval, lane by lane in order of time.</summary>
    /// <remarks>
    /// A turn that is due beneath a stopping cue is left out; beneath a pausing cue the loop stands still.
    /// </remarks>
    public static IEnumerable<PlannedPlay> Within(Playlist playlist, Interval interval)
    {
        var cues = playlist.Cues.OrderBy(c => c.At).ToLookup(c => c.Lane);
        var own = playlist.Cues.Where(c => interval.Contains(c.At))
            .Select(c => new PlannedPlay(c.At, c.Lane, c.Item, c.Booking, c.LengthMs));
        return own.Concat(playlist.EachSpan()
            .SelectMany(span => OfSpan(playlist, span, [.. cues[span.Lane]], interval)));
    }

    private static IEnumerable<PlannedPlay> OfSpan(
        Playlist playlist, LaneSpan span, IReadOnlyList<Cue> cues, Interval interval)
    {
        if (playlist.LoopOf(span.Loop) is not { } loop
            || Intervals.Overlap(new Interval(span.From, span.Until), interval) is not { } wanted)
        {
            yield break;
        }

        var (at, next) = (span.LoopStart, 0);
        for (var slot = 0; at < wanted.End; slot = (slot + 1) % loop.Slots.Count)
        {
            // Cues that are over do not concern this turn, nor any later one.
            while (next < cues.Count && cues[next].EndsAt() <= at)
            {
                next++;
            }

            var (start, end) = RunTurn(loop.Slots[slot], at, cues, next);
            if (start >= wanted.Start && start < wanted.End && !IsBeneath(start, cues, next))
            {
                var turn = loop.Slots[slot];
                yield return new PlannedPlay(start, span.Lane, turn.Item, turn.Booking, turn.LengthMs);
            }

            at = end;
        }
    }

    /// <summary>When a turn really starts and ends that is due at this instant.</summary>
    private static (Instant Start, Instant End) RunTurn(Slot slot, Instant due, IReadOnlyList<Cue> cues, int next)
    {
        var (start, end) = (due, due + Duration.FromMilliseconds(slot.LengthMs));
        for (var i = next; i < cues.Count && cues[i].At < end; i++)
        {
            if (cues[i].Interrupt == Interrupt.Pause)
            {
                var held = cues[i].EndsAt() - Instant.Max(cues[i].At, due);
                end += held;
                start = cues[i].At <= start ? start + held : start;
            }
        }

        return (start, end);
    }

    private static bool IsBeneath(Instant at, IReadOnlyList<Cue> cues, int next)
    {
        for (var i = next; i < cues.Count && cues[i].At <= at; i++)
        {
            // Those from next on end after the turn was due, and none ends while another holds it.
            if (cues[i].Interrupt == Interrupt.Stop)
            {
                return true;
            }
        }

        return false;
    }
}
