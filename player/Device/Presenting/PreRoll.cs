using NodaTime;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>
/// Gets ready what begins soon, and what an event could begin at any moment. Presenter's thread alone; looks a few
/// times a second.
/// </summary>
internal sealed class PreRoll(Visuals? visuals, SoundStage? sound)
{
    private static readonly Duration Soonest = Duration.FromMilliseconds(2500);
    private static readonly Duration Pause = Duration.FromMilliseconds(200);

    private PlayoutState? _of;
    private (Play? Picture, Play? Ticker, Play? Sound, Play? Over) _next;
    private (PlaylistFile[] Picture, PlaylistFile[] Ticker, PlaylistFile[] Sound, PlaylistFile[] Over,
        PlaylistFile[] Clip) _atHand;
    private Instant _again = Instant.MinValue;

    /// <summary>How many sources would begin at once on an event; a clip has one of pictures and one of
    /// sound.</summary>
    public int Ready { get; private set; }

    /// <summary>What the lanes hold changed: look again at once.</summary>
    public void Again() => _again = Instant.MinValue;

    public void Prime(PlayoutState state, Instant now)
    {
        if (now < _again && now > _again - Soonest)
            return;
        _again = now + Pause;
        // What comes next follows from the state alone; finding it makes objects, so it is found once.
        if (!ReferenceEquals(state, _of))
            Find(state);
        if (visuals is not null)
            See(visuals, now);
        if (sound is not null)
            Hear(sound, now);
        Ready = (visuals?.Standby ?? 0) + (sound?.Standby ?? 0);
    }

    private void Find(PlayoutState state)
    {
        _of = state;
        _next = (state.NextOn(Lane.Picture), state.NextOn(Lane.Ticker), state.NextOn(Lane.Sound),
            state.InForce?.Timeline.NextOverAfter(state.Now));
        var all = state.AtHand();
        PlaylistFile[] On(Lane lane, bool over) =>
            [.. all.Where(item => item.Lane == lane && item.Over == over).Select(item => item.File)];
        var pictures = On(Lane.Picture, over: false);
        _atHand = (pictures, On(Lane.Ticker, over: false), On(Lane.Sound, over: false), On(Lane.Sound, over: true),
            Array.FindAll(pictures, Clips.Moves));
    }

    private void See(Visuals seen, Instant now)
    {
        seen.Picture.Prime(Soon(_next.Picture, now));
        seen.Ticker.Prime(Soon(_next.Ticker, now));
        seen.Picture.Standby.Keep(_atHand.Picture, now);
        seen.Ticker.Standby.Keep(_atHand.Ticker, now);
    }

    private void Hear(SoundStage heard, Instant now)
    {
        heard.Lane.Prime(Soon(_next.Sound, now));
        heard.Over.Prime(Soon(_next.Over, now));
        heard.Clip.Prime(Clips.WithSound(Soon(_next.Picture, now)));
        heard.Lane.Standby.Keep(_atHand.Sound, now);
        heard.Over.Standby.Keep(_atHand.Over, now);
        heard.Clip.Standby.Keep(_atHand.Clip, now);
    }

    private Play? Soon(Play? next, Instant now) =>
        next is not null && next.From - now <= Soonest && _of!.CanShow(next.File.Sha256) ? next : null;
}
