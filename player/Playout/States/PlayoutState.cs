using System.Collections.Immutable;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>
/// All that a player knows and has decided. <see cref="On"/> takes an event and gives the next state and what is to be
/// done; it reads no clock and touches nothing, so a test replays a day in a millisecond.
/// </summary>
public sealed record PlayoutState
{
    /// <summary>A new order waits for the running item's end, at the latest so long.</summary>
    public static readonly Duration LongestWait = Duration.FromSeconds(10);

    /// <summary>So many items are held ready for events; each may be a decoder with its buffers.</summary>
    public const int MostAtHand = 4;

    /// <summary>A show's pack plays once, however often its start is told; so long that is remembered.</summary>
    private static readonly Duration Remembered = Duration.FromHours(3);

    private PlayoutState()
    {
    }

    /// <summary>Is there a picture to speak of, or only a loudspeaker?</summary>
    public required bool HasScreen { get; init; }

    public Instant Now { get; init; } = Instant.MinValue;

    public RunningPlaylist? Order { get; init; }

    /// <summary>An order that waits for the running item to end.</summary>
    public RunningPlaylist? Waiting { get; init; }

    public Instant SwitchBy { get; init; } = Instant.MaxValue;

    public RunningPlaylist? Takeover { get; init; }

    public Instant TakeoverUntil { get; init; } = Instant.MaxValue;

    public ImmutableHashSet<Sha256Hash> Ready { get; init; } = [];

    /// <summary>Files that cannot be played, and why.</summary>
    public ImmutableDictionary<Sha256Hash, string> Lost { get; init; } = ImmutableDictionary<Sha256Hash, string>.Empty;

    public ImmutableHashSet<Sha256Hash> StoppedFiles { get; init; } = [];

    public bool EndpointStopped { get; init; }

    public bool ClockTrusted { get; init; } = true;

    /// <summary>Somebody else has the loudspeaker: no sound of ours, whatever is planned.</summary>
    public bool Yielding { get; init; }

    /// <summary>What events have started of late.</summary>
    public ImmutableArray<Pack> Packs { get; init; } = [];

    /// <summary>Is there no device left that shows pictures?</summary>
    public bool ScreensLost { get; init; }

    public OnLane? Picture { get; init; }

    public OnLane? Ticker { get; init; }

    public OnLane? Sound { get; init; }

    /// <summary>A ducking cue, over the sound that goes on at a lower level.</summary>
    public OnLane? OverSound { get; init; }

    public ScreenState? Screen { get; init; }

    /// <summary>What is wrong with the picture that is on, in one word; null when nothing is.</summary>
    public string? PictureFault { get; init; }

    /// <summary>What is wrong with what is heard, in one word; null when nothing is.</summary>
    public string? SoundFault { get; init; }

    /// <summary>Plays of the picture lane whose decoder gave up: filler stands in to their end.</summary>
    public ImmutableArray<Play> Broken { get; init; } = [];

    public Levels Levels { get; init; } = new(100, 100, Instant.MaxValue);

    /// <summary>Until then nothing changes by itself.</summary>
    public Instant NextChange { get; init; } = Instant.MinValue;

    /// <summary>The next id for a play on a lane.</summary>
    internal long NextId { get; init; } = 1;

    /// <summary>The last skip said of each lane, so that it is said once.</summary>
    internal ImmutableDictionary<Lane, Play> Skipped { get; init; } = ImmutableDictionary<Lane, Play>.Empty;

    /// <summary>The list that is in force.</summary>
    public RunningPlaylist? InForce => Takeover ?? Order;

    public static PlayoutState Begin(bool hasScreen) => new() { HasScreen = hasScreen };

    /// <summary>Takes an event.</summary>
    public (PlayoutState State, ImmutableArray<PlayoutCommand> Commands) On(PlayoutEvent happened)
    {
        // Only the clock itself may go back.
        var now = happened is PlayoutEvent.ClockTrust ? happened.At : Instant.Max(Now, happened.At);
        return happened switch
        {
            PlayoutEvent.FirstShown shown => Reports.FirstShown(this, shown),
            PlayoutEvent.DecoderFailed failed => Fail(Reports.DecoderFailed(this, failed), failed.Lane, now),
            _ => new Settling(Take(happened, now) with { Now = now },
                before: this).Run(happened is PlayoutEvent.ShutDown),
        };
    }

    /// <summary>What the lane holds.</summary>
    public OnLane? OnOf(Lane lane) => lane switch
    {
        Lane.Picture => Picture,
        Lane.Ticker => Ticker,
        _ => Sound,
    };

    /// <summary>What begins next on a lane, or null.</summary>
    public Play? NextOn(Lane lane) => InForce?.Timeline.NextAfter(lane, Now, ClockTrusted);

    /// <summary>Can this file be shown now?</summary>
    public bool CanShow(Sha256Hash file) => Ready.Contains(file) && !StoppedFiles.Contains(file);

    private static (PlayoutState State, ImmutableArray<PlayoutCommand> Commands) Fail(
        PlayoutState state, Lane lane, Instant now) =>
        lane == Lane.Picture && state.Picture is { } on
            ? new Settling(state with { Broken = state.Broken.Add(on.Play), Now = now }, before: state).Run(false)
            : (state, []);

    private PlayoutState Take(PlayoutEvent happened, Instant now) => happened switch
    {
        PlayoutEvent.Ordered ordered => this with { Waiting = ordered.List, SwitchBy = SwitchInstant(now) },
        PlayoutEvent.TakenOver taken => this with { Takeover = taken.List, TakeoverUntil = taken.ValidUntil },
        PlayoutEvent.Released => this with { Takeover = null, TakeoverUntil = Instant.MaxValue },
        PlayoutEvent.Stopped stopped => this with
        {
            StoppedFiles = [.. stopped.Files], EndpointStopped = stopped.Endpoint,
        },
        PlayoutEvent.FileReady ready => this with { Ready = Ready.Add(ready.File), Lost = Lost.Remove(ready.File) },
        PlayoutEvent.FileLost lost => this with
        {
            Ready = Ready.Remove(lost.File), Lost = Lost.SetItem(lost.File, lost.Cause),
        },
        PlayoutEvent.ScreensLost screens => this with { ScreensLost = screens.Lost },
        PlayoutEvent.PictureWatched watched => this with { PictureFault = watched.Cause },
        PlayoutEvent.SoundWatched watched => this with { SoundFault = watched.Cause },
        PlayoutEvent.ClockTrust trust => this with { ClockTrusted = trust.Trusted },
        PlayoutEvent.Triggered triggered => Fire(triggered.Name, now),
        PlayoutEvent.Yielded yielded => this with { Yielding = yielded.IsYielding },
        _ => this,
    };

    /// <summary>What would start if this event happened now.</summary>
    public IEnumerable<Trigger> TriggersFor(string name, Instant now) =>
        EndpointStopped || InForce is not { } list
            ? []
            : list.Timeline.TriggersAt(now, ClockTrusted)
                .Where(trigger => trigger.Event == name && IsStillToCome(trigger));

    /// <summary>
    /// What an event would start at once: the first item of each trigger, those that answer for the shortest time
    /// first, at most <see cref="MostAtHand"/>.
    /// </summary>
    public IReadOnlyList<AtHand> AtHand() => EndpointStopped || InForce is not { } list
        ? []
        : [.. list.Timeline.TriggersAt(Now, ClockTrusted).Where(IsStillToCome)
            .DistinctBy(trigger => (trigger.Event, trigger.Lane))
            .OrderBy(trigger => trigger.Until ?? Instant.MaxValue)
            .Select(trigger => new AtHand(trigger.Lane, trigger is { Lane: Lane.Sound, Interrupt: Interrupt.Duck },
                list.Timeline.Playlist.FileOf(trigger.Slots[0].File)!))
            .Where(item => CanShow(item.File.Sha256)).Distinct().Take(MostAtHand)];

    private bool IsStillToCome(Trigger trigger) =>
        trigger.Show is null || Packs.All(pack => pack.Cues[0].Item != trigger.Slots[0].Item);

    private PlayoutState Fire(string name, Instant now)
    {
        var fired = new List<Pack>();
        foreach (var trigger in TriggersFor(name, now))
        {
            // Several packs of one lane play one after the other.
            var free = fired.FindLast(pack => pack.Trigger.Lane == trigger.Lane)?.Until ?? now;
            fired.Add(Pack.Of(InForce!.Timeline.Playlist, trigger, free));
        }
        if (fired.Count == 0)
            return this;
        var list = fired.Aggregate(InForce!, (running, pack) => running.With(pack));
        var state = this with { Packs = [.. Packs.Where(pack => pack.Until > now - Remembered), .. fired] };
        return list.IsTakeover ? state with { Takeover = list } : state with { Order = list };
    }

    private Instant SwitchInstant(Instant now)
    {
        var running = Picture ?? Sound ?? Ticker;
        var onItsOwnAccount = running is { Play.Source: PlaySource.Filler } ? null : running;
        return Order is null || onItsOwnAccount is null
            ? now
            : Instant.Min(onItsOwnAccount.Play.Until, now + LongestWait);
    }
}
