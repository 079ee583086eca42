using NodaTime;
using Signage.Player.Sound;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>
/// One voice of the mix: the sound of a play, the next one primed ahead of need, and what was cut off as it fades away.
/// Used by the presenter's thread alone.
/// </summary>
/// <param name="shelf">Gives the files.</param>
/// <param name="crossfade">How long a play that is cut fades away, and one that begins in its middle fades in.</param>
/// <param name="constant">The gain of each file.</param>
/// <param name="keepsStep">True for a clip's own sound, which must stay with its pictures.</param>
internal sealed class SoundVoice(IMediaShelf shelf, Duration crossfade, ConstantGain constant, bool keepsStep)
    : IDisposable
{
    private const int MostBehind = SoundFormat.Rate / 15;
    private const int RampFrames = SoundFormat.Rate / 5;
    private const int DeclickFrames = SoundFormat.Rate / 100;
    private static readonly Duration JoinAhead = Duration.FromMilliseconds(300);

    // Lengths in a playlist are whole milliseconds, rounded up, and the clock may be slewed.
    private static readonly Duration MostHole = Duration.FromMilliseconds(20);

    private readonly int _crossfade = SoundFormat.Frames(crossfade.TotalSeconds);
    private readonly float[] _spare = new float[SoundFormat.MostValues];
    private readonly VoiceHealth _health = new();
    private readonly Gain _gain = new();
    private readonly Fade _enters = new();
    private readonly Fade _leaves = new();
    private SoundSource? _source;
    private SoundSource? _leaving;
    private SoundSource? _primed;
    private Play? _primedPlay;
    private Duration _from;
    private long _taken;
    private HeardSound _early;
    private float _constant = 1;
    private float _leavingConstant = 1;
    private HeardSound _begun;

    public OnLane? On { get; private set; }

    /// <summary>What an event could start.</summary>
    public Standby<SoundSource> Standby { get; } = new(
        file => new SoundSource(shelf, file, Duration.Zero),
        file => new SoundSource(new HeldShelf(shelf), file, Duration.Zero));

    /// <summary>What the last block held of the play that is on; what fades away under it is not counted.</summary>
    public HeardSound Heard { get; private set; }

    /// <summary>The next play has samples to begin with.</summary>
    public bool IsReady => _primed is { IsFed: true };

    /// <summary>The play that is on can give a block, or has none left to give.</summary>
    public bool IsFed => _source is null or { IsFed: true };

    /// <summary>Should something be heard in the last block? Not where the file itself is silent or over, nor of a clip
    /// of which nobody knows whether it has sound.</summary>
    public bool IsExpected { get; private set; }

    /// <summary>Was what it plays measured, so that it comes at the venue's loudness? So is silence.</summary>
    public bool IsLevelled => On is null || On.Play.File.LoudnessLufs is not null;

    /// <summary>What went wrong since the last call; null when nothing did.</summary>
    public LaneFault? TakeFault()
    {
        if (_primed?.Refusal is { } early)
        {
            var fault = new LaneFault(_primedPlay!.File.Sha256, early, early.Reason!);
            _primed.Dispose();
            (_primed, _primedPlay) = (null, null);
            return fault;
        }
        return On is null || _source is null
            ? Standby.TakeFault()
            : _health.TakeFault(On.Play.File, _source, _from, _taken) ?? Standby.TakeFault();
    }

    /// <param name="on">What the voice holds from now on.</param>
    /// <param name="now">The instant of the turn.</param>
    /// <param name="forbidden">What was on may not be heard any longer: it leaves at once.</param>
    public void Turn(OnLane? on, Instant now, bool forbidden = false)
    {
        if (on?.Id == On?.Id)
        {
            On = on;
            return;
        }
        var cut = Leave(forbidden ? DeclickFrames : Math.Max(DeclickFrames, _crossfade));
        var fromLoopToLoop = cut && On?.Play.Source == PlaySource.Loop && on?.Play.Source == PlaySource.Loop;
        (_leavingConstant, _constant) = (_constant, constant.Of(on?.Play.File));
        On = on;
        _health.Begin();
        _enters.Stop();
        (_taken, Heard) = (0, default);
        if (on is null)
            return;
        if (_primedPlay is not null && on.Play.GoesOnAs(_primedPlay) && _primed!.Failure is null)
        {
            (_source, _from, _primed, _primedPlay) = (_primed, on.Play.Offset, null, null);
            (_taken, _begun, _early) = (_early.Samples, _early, default);
        }
        else
        {
            var position = on.Play.PositionAt(now);
            _from = position < JoinAhead ? on.Play.Offset : position + JoinAhead;
            _source = AtHand(on.Play, position) ?? new SoundSource(shelf, on.Play.File, _from);
            _begun = default;
        }
        if (_from > Duration.Zero || fromLoopToLoop)
            _enters.In(Math.Max(DeclickFrames, _crossfade));
    }

    public void Prime(Play? next)
    {
        if (next is null ? _primedPlay is null : next.GoesOnAs(_primedPlay))
            return;
        _primed?.Dispose();
        _primedPlay = next;
        _primed = next is null ? null : new SoundSource(shelf, next.File, next.Offset);
        _early = default;
    }

    /// <summary>The gain that it is to have; while something is heard it gets there within 200 ms.</summary>
    public void Level(float gain)
    {
        if (_taken == 0 && _leaving is null)
            _gain.Snap(gain);
        else
            _gain.MoveTo(gain, RampFrames);
    }

    /// <summary>Takes the samples from an instant on.</summary>
    /// <param name="into">A block; what is beyond the samples given is undefined.</param>
    /// <param name="at">When its first sample is due.</param>
    /// <returns>How many values there were, from the start of the block.</returns>
    public int Take(Span<float> into, Instant at)
    {
        var taken = TakeOn(into, at);
        if (taken > 0)
        {
            _enters.Apply(into[..taken]);
            _gain.Apply(into[..taken]);
        }
        return WithLeaving(into, taken);
    }

    /// <summary>
    /// The last samples of a play that reaches its end at this instant. The clock is slewed while a long file plays, so
    /// its blocks may add up to a few samples less than the file has; they are not lost.
    /// </summary>
    public int TakeRest(Span<float> into, Instant end)
    {
        Heard = default;
        if (keepsStep || _source is null || On is not { Play: { ReachesItsEnd: true } play } || play.Until > end)
            return 0;
        var planned = FramesFrom(play.PlannedLength - _from);
        var most = Math.Min(SoundFormat.BlockFrames, planned - _taken) * SoundFormat.Channels;
        var taken = most <= 0 ? 0 : _source.Read(into[..(int)Math.Min(most, into.Length)]);
        if (taken == 0)
            return 0;
        _gain.Apply(into[..taken]);
        Count(into[..taken], default);
        Scale(into[..taken], _constant);
        return taken;
    }

    private SoundSource? AtHand(Play play, Duration position) =>
        play.Offset == Duration.Zero && position < JoinAhead ? Standby.Take(play.File.Sha256) : null;

    private int TakeOn(Span<float> into, Instant at)
    {
        (Heard, IsExpected) = (default, false);
        if (On is null || _source is null)
            return 0;
        Mend(at);
        var due = FramesFrom(On.Play.PositionAt(at) - _from);
        IsExpected = MaySound && _gain.Current > 0;
        if (due < 0)
            return 0;
        if (keepsStep || On.Play.Offset > Duration.Zero || _health.Restarted)
            CatchUp(due);
        var taken = _source.Read(into);
        IsExpected &= taken < into.Length
            ? !_source.Ended || _source.Failure is not null
            : Mix.Peak(into) * _gain.Current > SoundWatch.Audible;
        var starved = taken < into.Length && !_source.Ended && _health.Starved(_taken, into.Length - taken);
        if (taken == into.Length)
            _health.Fed();
        var early = taken < into.Length && _source.Ended ? Early(into[taken..], at) : 0;
        (Heard, _begun) = (_begun, default);
        Count(into[..taken], new HeardSound(0, 0, starved ? 1 : 0));
        _early += Measure(into.Slice(taken, early));
        // The venue's own gain is in no figure of what was played.
        Scale(into[..taken], _constant);
        Scale(into.Slice(taken, early), constant.Of(_primedPlay?.File));
        return taken + early;
    }

    // A clip may have no sound track; its decoder fails then, and that is in order.
    private bool MaySound => !keepsStep || _health.HasSounded || On!.Play.File.LoudnessLufs is not null;

    // What the decoder that is given up had left fades away until the next one is there.
    private void Mend(Instant at)
    {
        if (!MaySound || On!.Play.Until - at <= JoinAhead || !_health.Restarts(_source!, _taken))
            return;
        Leave(Math.Max(DeclickFrames, _crossfade));
        (_leavingConstant, _from) = (_constant, On.Play.PositionAt(at) + JoinAhead);
        (_source, _taken, _begun) = (new SoundSource(shelf, On.Play.File, _from), 0, default);
        _enters.In(Math.Max(DeclickFrames, _crossfade));
    }

    private static void Scale(Span<float> samples, float gain)
    {
        if (gain != 1)
            Mix.Scale(samples, gain);
    }

    // The file ends a moment before its slot does: its follower begins here, so that nobody hears a hole.
    private int Early(Span<float> into, Instant at)
    {
        if (keepsStep || _primed is null || _primedPlay!.From != On!.Play.Until || _primedPlay.Offset > Duration.Zero
            || On.Play.Until - at > MostHole)
            return 0;
        return _primed.Read(into);
    }

    private void Count(ReadOnlySpan<float> samples, HeardSound more)
    {
        _taken += samples.Length / SoundFormat.Channels;
        Heard += more + Measure(samples);
    }

    // Taken before the gain, which counts with its value at the block's start.
    private HeardSound Measure(ReadOnlySpan<float> samples) =>
        new(samples.Length / SoundFormat.Channels, Mix.Energy(samples) * _gain.Current * _gain.Current, 0);

    private bool Leave(int frames)
    {
        var goesOn = _source is { Ended: false } && _taken > 0 && _source.Held > 0;
        _leaving?.Dispose();
        _leaving = goesOn ? _source : null;
        if (goesOn)
            _leaves.Out(frames);
        else
            _source?.Dispose();
        _source = null;
        return goesOn;
    }

    private int WithLeaving(Span<float> into, int taken)
    {
        if (_leaving is null)
            return taken;
        var rest = _spare.AsSpan(0, into.Length);
        var length = _leaving.Read(rest);
        rest = rest[..length];
        _leaves.Apply(rest);
        Scale(rest, _leavingConstant);
        if (taken == 0)
            _gain.Apply(rest);
        else
            Mix.Scale(rest, _gain.Current);
        if (length > taken)
            into[taken..length].Clear();
        Mix.Add(into, rest);
        if (_leaves.IsOver || length == 0)
        {
            _leaving.Dispose();
            _leaving = null;
        }
        return Math.Max(length, taken);
    }

    private void CatchUp(long due)
    {
        while (due - _taken > MostBehind)
        {
            var most = (int)Math.Min(_spare.Length, (due - _taken) * SoundFormat.Channels);
            var dropped = _source!.Read(_spare.AsSpan(0, most)) / SoundFormat.Channels;
            if (dropped == 0)
                return;
            _taken += dropped;
        }
    }

    private static long FramesFrom(Duration duration) => (long)Math.Round(duration.TotalSeconds * SoundFormat.Rate);

    public void Dispose()
    {
        _source?.Dispose();
        _leaving?.Dispose();
        _primed?.Dispose();
        Standby.Dispose();
    }
}
