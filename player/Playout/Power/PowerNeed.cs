using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Playout.Power;

/// <summary>Is a panel or an amplifier needed, now or soon?</summary>
internal static class PowerNeed
{
    // A plan that changes more often than that within minutes is taken for a need.
    private const int MostChanges = 500;

    /// <summary>By what the player does now; the card, filler and a fault are seen too.</summary>
    public static bool Now(PlayoutState state, Powered what) => what == Powered.Panel
        ? state.Screen is not (null or ScreenState.Dark or ScreenState.Off)
        // Whoever the loudspeaker was yielded to is heard through the same amplifier.
        : state.Yielding || (state.Levels.Volume > 0
            && (state.Sound ?? state.OverSound ?? (Sounds(state.Picture?.Play) ? state.Picture : null)) is not null);

    /// <summary>By what is planned from an instant on; an event or a takeover to come is in no plan.</summary>
    public static bool Within(PlayoutState state, Powered what, Instant now, Duration ahead)
    {
        if (state.EndpointStopped || state.InForce is not { Timeline: var timeline })
            return false;
        var at = now;
        for (var change = 0; at <= now + ahead; change++)
        {
            if (change == MostChanges)
                return true;
            var picture = timeline.At(Lane.Picture, at, state.ClockTrusted);
            var ticker = timeline.At(Lane.Ticker, at, state.ClockTrusted);
            var sound = timeline.At(Lane.Sound, at, state.ClockTrusted);
            var levels = timeline.LevelsAt(at);
            if (what == Powered.Panel ? IsSeen(timeline, picture, ticker) : IsHeard(levels, sound, picture))
                return true;
            var next = Instant.Min(Instant.Min(picture.Until, ticker.Until), Instant.Min(sound.Until, levels.Until));
            if (next <= at)
                return true;
            at = next;
        }
        return false;
    }

    // Where the picture lane has a hole, filler or the card is seen.
    private static bool IsSeen(Timeline timeline, LaneMoment picture, LaneMoment ticker) =>
        (timeline.Uses(Lane.Picture) || timeline.Uses(Lane.Ticker)) && (!picture.Dark || ticker.On is not null);

    private static bool IsHeard(Levels levels, LaneMoment sound, LaneMoment picture) => levels.Volume > 0
        && (sound.On is not null || sound.Over is not null || Sounds(picture.On));

    private static bool Sounds(Play? play) => play?.File.Kind is AssetKind.Clip or AssetKind.Film;
}
