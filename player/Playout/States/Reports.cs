using System.Collections.Immutable;
using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Playout.States;

/// <summary>What the device reports of the plays it was given.</summary>
internal static class Reports
{
    public static (PlayoutState, ImmutableArray<PlayoutCommand>) FirstShown(
        PlayoutState state, PlayoutEvent.FirstShown shown)
    {
        var on = shown.Over ? state.OverSound : state.OnOf(shown.Lane);
        if (on is null || on.StartedAt is not null)
            return (state, []);
        // A block of sound may bring a change up to 10 ms early to the picture; nothing starts before its time.
        var at = Instant.Max(shown.At, on.Play.From);
        var started = on with { StartedAt = at };
        return (With(state, shown.Lane, shown.Over, started),
            [new PlayoutCommand.WriteStart(started, at, started.Play.PositionAt(at)),
                new PlayoutCommand.Present()]);
    }

    public static PlayoutState DecoderFailed(PlayoutState state, PlayoutEvent.DecoderFailed failed)
    {
        var on = failed.Over ? state.OverSound : state.OnOf(failed.Lane);
        return on is null ? state : With(state, failed.Lane, failed.Over, on with { Failure = failed.Reason });
    }

    private static PlayoutState With(PlayoutState state, Lane lane, bool over, OnLane on) => lane switch
    {
        Lane.Picture => state with { Picture = on },
        Lane.Ticker => state with { Ticker = on },
        _ => over ? state with { OverSound = on } : state with { Sound = on },
    };
}
