using System.Collections.Concurrent;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Player.Sound;
using Signage.Player.Speakers;
using Signage.Player.Spool;
using Signage.Playout.States;

namespace Signage.Player.Presenting;

/// <summary>
/// The loop that everything seen and heard comes from: one thread, absolute deadlines, a picture and a block of sound
/// at a time. It decides nothing (the state does) and waits for nobody.
/// </summary>
internal sealed class Presenter : IDisposable
{
    private static readonly Duration Block = Duration.FromMilliseconds(10);
    private static readonly Duration LongestBacklog = Duration.FromSeconds(1);

    private readonly ConcurrentQueue<Func<Instant, PlayoutEvent>> _happened = new();
    private readonly PlayerClock _clock;
    private readonly Journal _journal;
    private readonly AsRun _asRun;
    private readonly Counters _counters = new();
    private readonly Visuals? _visuals;
    private readonly SoundStage? _sound;
    private readonly PreRoll _preRoll;
    private readonly Duration _lead;
    private readonly Beat? _frames;
    private readonly Beat? _blocks;
    private readonly Duration _frameLength;
    private readonly int _framesPerSecond;
    private PlayoutState _state;
    private Instant _settleAgain;
    private Duration _heardAt;
    private Instant _blockFrom;
    private Instant _soundFrom;
    private long _shown;
    private long _late;
    private long _rounds;

    public Presenter(PlayerClock clock, Journal journal, IMediaShelf shelf, Stage? stage,
        IReadOnlyList<IScreen> screens, SpeakerGroup? speakers, SoundOptions sound)
    {
        (_clock, _journal) = (clock, journal);
        _asRun = new AsRun(journal, _counters);
        _state = PlayoutState.Begin(hasScreen: stage is not null);
        var first = clock.Mono + Duration.FromMilliseconds(50);
        if (stage is not null)
        {
            // The first picture falls onto the grid of all players' pictures.
            _framesPerSecond = stage.FramesPerSecond;
            first += FrameGrid.Nearest(clock.At(first), _framesPerSecond) - clock.At(first);
            _visuals = new Visuals(shelf, stage, screens);
            _frames = new Beat(first, stage.FramesPerSecond);
            _frameLength = Duration.FromSeconds(1.0 / stage.FramesPerSecond);
        }
        if (speakers is not null)
        {
            _sound = new SoundStage(shelf, speakers, sound) { FirstHeard = FirstHeard };
            _blocks = new Beat(first, SoundFormat.BlocksPerSecond);
            _lead = Duration.FromTimeSpan(speakers.Lead);
        }
        _preRoll = new PreRoll(_visuals, _sound);
    }

    /// <summary>The newest state; any thread.</summary>
    public PlayoutState State => Volatile.Read(ref _state);

    /// <summary>What the lanes hold changed; called on the presenter's thread, must return at once.</summary>
    public Action? Turned { get; set; }

    /// <summary>An order or takeover came into force; same thread.</summary>
    public Action<PlayoutCommand.InForce>? CameIntoForce { get; set; }

    /// <summary>A file was found bad when it was to play; same thread.</summary>
    public Action<Sha256Hash, OpenedFile>? FileRefused { get; set; }

    /// <summary>The instant of the picture that is handed over; on the presenter's thread.</summary>
    internal Instant ShownAt { get; private set; }

    /// <summary>How many sources would begin at once on an event; as of a moment ago.</summary>
    internal int ReadyForEvents => _preRoll.Ready;

    public long FramesShown => Interlocked.Read(ref _shown);

    public long FramesLate => Interlocked.Read(ref _late);

    /// <summary>Peak level since the last call in dBFS, or null.</summary>
    public double? TakeLevel() => _sound?.TakeLevel();

    /// <summary>Rises with each picture and each block of sound, for as long as it goes on. Any thread.</summary>
    public long Rounds => Interlocked.Read(ref _rounds);

    /// <summary>Sinks that were left out, with the reason.</summary>
    public IEnumerable<string> BrokenSinks =>
        [.. _visuals?.Broken ?? [], .. _sound?.Broken ?? []];

    /// <summary>What is wrong with what is seen and heard, as sentences. Any thread.</summary>
    public IEnumerable<string> AirFaults =>
        new[] { State.PictureFault, State.SoundFault }.OfType<string>().Select(DeadAir.Say);

    /// <summary>Reports that something happened; it is taken with the next frame. Any thread.</summary>
    public void Report(Func<Instant, PlayoutEvent> happened) => _happened.Enqueue(happened);

    /// <summary>Runs until told to stop, then ends what is on in good order.</summary>
    public void Run(CancellationToken stop)
    {
        DeadlineSleep.Prefer();
        while (!stop.IsCancellationRequested)
        {
            var frameDue = _frames?.Next ?? Duration.MaxValue;
            var blockDue = _blocks?.Next ?? Duration.MaxValue;
            DeadlineSleep.Until(frameDue < blockDue ? frameDue : blockDue, _clock, stop);
            if (stop.IsCancellationRequested)
                break;
            Interlocked.Increment(ref _rounds);
            if (blockDue <= frameDue)
                SoundBlock(blockDue);
            else
                Frame(frameDue);
        }
        Do(_state.On(new PlayoutEvent.ShutDown(_clock.Now)));
        _journal.Post(new JournalEntry(_journal.Draft(RecordKind.Screen) with { State = "off", Cause = "shutDown" }));
    }

    private void Frame(Duration due)
    {
        var late = _frames!.DropBefore(_clock.Mono, _frameLength);
        if (late > 0)
            Interlocked.Add(ref _late, late);
        due = _frames.Next;
        _frames.Advance();
        StepClock();
        var now = FrameGrid.Nearest(_clock.At(due), _framesPerSecond);
        Advance(now);
        ShownAt = now;
        _visuals!.Show(_state, now);
        Count(now, _visuals.Picture, Lane.Picture);
        Count(now, _visuals.Ticker, Lane.Ticker);
        Interlocked.Increment(ref _shown);
        if (_visuals.Fault != _state.PictureFault)
            Do(_state.On(new PlayoutEvent.PictureWatched(now, _visuals.Fault)));
        _preRoll.Prime(_state, now);
        ReportFaults(now);
    }

    private void Count(Instant now, PictureLane lane, Lane name)
    {
        if (!lane.IsShown || lane.On is not { } on)
            return;
        if (on.StartedAt is null)
            Do(_state.On(new PlayoutEvent.FirstShown(now, name, Over: false)));
        _counters.Frame(on.Id);
    }

    private void SoundBlock(Duration due)
    {
        if (_clock.Mono - due > LongestBacklog)
            _blocks!.DropBefore(_clock.Mono, Duration.Zero);
        due = _blocks!.Next;
        _blocks.Advance();
        if (_frames is null)
            StepClock();
        // Without a picture beside it, sound is made so much ahead that it is heard at its instant.
        var from = _clock.At(due) + (_frames is null ? _lead : Duration.Zero);
        var until = from + Block;
        (_heardAt, _blockFrom) = (due + _lead, from);
        Advance(from);
        // A change inside the block splits it there, to the sample.
        for (var split = 0; _state.NextChange < until && split < 8; split++)
        {
            var change = Instant.Max(_state.NextChange, from);
            Sound(from, change);
            _sound!.Finish(change, AheadOf(change), _counters);
            from = change;
            Do(_state.On(new PlayoutEvent.Tick(change)));
        }
        Sound(from, until);
        if (_sound!.Fault != _state.SoundFault)
            Do(_state.On(new PlayoutEvent.SoundWatched(from, _sound.Fault)));
        if (_frames is not null)
            return;
        _preRoll.Prime(_state, from);
        ReportFaults(from);
    }

    private void Sound(Instant from, Instant until)
    {
        _soundFrom = from;
        _sound!.Play(from, until, _state.Levels.Volume, AheadOf(from), _counters);
    }

    private void FirstHeard(OnLane on, bool over) =>
        Do(_state.On(new PlayoutEvent.FirstShown(_soundFrom, Lane.Sound, over)));

    /// <summary>How long from now until what belongs to an instant is to be heard.</summary>
    private TimeSpan AheadOf(Instant instant) => (_heardAt + (instant - _blockFrom) - _clock.Mono).ToTimeSpan();

    private void StepClock()
    {
        if (_clock.Slew() is not { } step)
            return;
        _journal.Post(new JournalEntry(_journal.Draft(RecordKind.Clock) with
        {
            Cause = "step", Text = $"时钟校正 / the clock was set by {step.TotalMilliseconds:0} ms",
        }));
        Do(_state.On(new PlayoutEvent.ClockTrust(_clock.Now, _clock.Trusted)));
    }

    private void Advance(Instant now)
    {
        while (_happened.TryDequeue(out var happened))
            Do(_state.On(happened(now)));
        if (_state.ClockTrusted != _clock.Trusted)
            Do(_state.On(new PlayoutEvent.ClockTrust(now, _clock.Trusted)));
        for (var step = 0; _state.NextChange <= now && step < 100; step++)
        {
            var tooLate = now - Instant.Max(_state.NextChange, now - LongestBacklog * 2) > LongestBacklog;
            var change = tooLate || step == 99 || _state.NextChange <= _state.Now ? now : _state.NextChange;
            _sound?.Finish(change, AheadOf(change), _counters);
            Do(_state.On(new PlayoutEvent.Tick(change)));
        }
        if (now >= _settleAgain)
        {
            _settleAgain = now + Duration.FromSeconds(1);
            _sound?.Settle();
        }
    }

    private void Do((PlayoutState State, System.Collections.Immutable.ImmutableArray<PlayoutCommand> Commands) decided)
    {
        Volatile.Write(ref _state, decided.State);
        foreach (var command in decided.Commands)
        {
            if (command is PlayoutCommand.Present)
                Present();
            else if (command is PlayoutCommand.InForce inForce)
                CameIntoForce?.Invoke(inForce);
            else
                _asRun.Write(command);
        }
    }

    private void Present()
    {
        _visuals?.Turn(_state);
        if (_sound is not null)
        {
            Turn(_sound.Lane, _state.Sound);
            Turn(_sound.Over, _state.OverSound);
            Turn(_sound.Clip, Clips.WithSound(_state.Picture));
        }
        _preRoll.Again();
        Turned?.Invoke();
    }

    // What was withdrawn does not fade away, and a microphone does not wait.
    private void Turn(SoundVoice voice, OnLane? on) => voice.Turn(on, _state.Now, forbidden: _state.EndpointStopped
        || _state.Yielding || (voice.On is { } leaving && !_state.CanShow(leaving.Play.File.Sha256)));

    private void ReportFaults(Instant now)
    {
        Report(now, Lane.Picture, over: false, _visuals?.Picture.TakeFault());
        Report(now, Lane.Ticker, over: false, _visuals?.Ticker.TakeFault());
        Report(now, Lane.Sound, over: false, _sound?.Lane.TakeFault());
        Report(now, Lane.Sound, over: true, _sound?.Over.TakeFault());
    }

    private void Report(Instant now, Lane lane, bool over, LaneFault? fault)
    {
        if (fault is null)
            return;
        if (fault.Refusal is not { } refusal)
        {
            Do(_state.On(new PlayoutEvent.DecoderFailed(now, lane, over, fault.Reason)));
            return;
        }
        Do(_state.On(new PlayoutEvent.FileLost(now, fault.File, refusal.Cause!)));
        FileRefused?.Invoke(fault.File, refusal);
    }

    public void Dispose()
    {
        _visuals?.Dispose();
        _sound?.Dispose();
    }
}
