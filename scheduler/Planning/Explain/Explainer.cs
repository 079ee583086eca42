using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;

namespace Signage.Planning.Explain;

/// <summary>Answers why something is, or is not, on.</summary>
public static class Explainer
{
    /// <summary>
    /// The winner of each lane, and one cause for every other booking; null when the plan does not hold the endpoint or
    /// the instant.
    /// </summary>
    /// <param name="plan">The plan in force at the instant.</param>
    /// <param name="snapshot">What it followed from.</param>
    /// <param name="report">What the player said of itself; null: nothing is known.</param>
    public static Explanation? At(
        Plan plan, PlanSnapshot snapshot, string endpoint, Instant at, PlayerReport? report = null)
    {
        if (plan.Find(endpoint) is not var (audience, compiled) || at < compiled.Playlist.From
            || at >= compiled.Playlist.Until)
        {
            return null;
        }

        var on = LanesOf(audience, compiled.Playlist).Select(lane => OnLane(compiled, snapshot, lane, at)).ToList();
        var judge = new CandidateJudge(audience, compiled, snapshot, on, at, report);
        // No cause, which is to be on, comes before every cause.
        var candidates = snapshot.Bookings.Select(judge.Judge)
            .OrderBy(c => c.Cause).ThenBy(c => c.BookingId, StringComparer.Ordinal);
        return new Explanation(endpoint, at, on, [.. candidates]);
    }

    private static IEnumerable<Lane> LanesOf(Audience audience, Playlist playlist) =>
        playlist.Spans.Select(s => s.Lane).Concat(playlist.Cues.Select(c => c.Lane))
            .Append(audience.Sample.MainLane).Distinct().Order();

    private static OnAirThen OnLane(CompiledAudience compiled, PlanSnapshot snapshot, Lane lane, Instant at)
    {
        var (playlist, index) = (compiled.Playlist, compiled.Lane(lane));
        var then = index.At(at);
        var position = Duration.FromMilliseconds(then.PositionMs);
        switch (then.State)
        {
            case LaneState.Cue:
                var cue = playlist.Cues[then.Cue];
                return new OnAirThen(
                    lane, OnAirKind.Cue, cue.Booking, playlist.FileOf(cue.File)?.Asset, cue.Item, position);
            case LaneState.Loop:
                var slot = playlist.LoopOf(index.Spans[then.Span].Loop)!.Slots[then.Slot];
                var takes = snapshot.Bookings.Any(b => b.Id == slot.Booking && b.How is TakeoverHow);
                return new OnAirThen(
                    lane, takes ? OnAirKind.Takeover : OnAirKind.Loop, slot.Booking,
                    playlist.FileOf(slot.File)?.Asset, slot.Item, position);
            default:
                var kind = then.State == LaneState.Dark ? OnAirKind.Dark : OnAirKind.Filler;
                return new OnAirThen(lane, kind, null, null, null, Duration.Zero);
        }
    }
}
