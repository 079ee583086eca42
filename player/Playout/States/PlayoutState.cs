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

    public OnLane? Picture { get; init; }

    public OnLane? Ticker { get; init; }

    public OnLane? Sound { get; init; }

    /// <summary>A ducking cue, over the sound that goes on at a lower level.</summary>
    public OnLane? OverSound { get; init; }

    public ScreenState? Screen { get; init; }

    /// <summary>What is wrong with the picture that is on, in one word; null when nothing is.</summary>
    public string? PictureFault { get; init; }

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
        PlayoutEvent.PictureWatched watched => this with { PictureFault = watched.Cause },
        PlayoutEvent.ClockTrust trust => this with { ClockTrusted = trust.Trusted },
        _ => this,
    };

    private Instant SwitchInstant(Instant now)
    {
        var running = Picture ?? Sound ?? Ticker;
        var onItsOwnAccount = running is { Play.Source: PlaySource.Filler } ? null : running;
        return Order is null || onItsOwnAccount is null
            ? now
            : Instant.Min(onItsOwnAccount.Play.Until, now + LongestWait);
    }
}
