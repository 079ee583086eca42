using NodaTime;
using Signage.Player.Decoding;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>
/// One voice of the mix: the sound of a play, the next one primed ahead of need. Used by the presenter's thread alone.
/// </summary>
/// <param name="shelf">Gives the files.</param>
/// <param name="keepsStep">True for a clip's own sound, which must stay with its pictures.</param>
internal sealed class SoundVoice(IMediaShelf shelf, bool keepsStep) : IDisposable
{
    private const int MostBehind = SoundDecoder.SamplesPerSecond / 15 * SoundDecoder.Channels;
    private static readonly Duration JoinAhead = Duration.FromMilliseconds(300);

    private readonly short[] _dropped = new short[SoundDecoder.SamplesPerSecond / 10 * SoundDecoder.Channels];
    private SoundSource? _source;
    private SoundSource? _primed;
    private Play? _primedPlay;
    private Duration _from;
    private long _taken;
    private bool _told;

    public OnLane? On { get; private set; }

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
        if (_told || On is null || _source?.Failure is not { } reason)
            return null;
        _told = true;
        return new LaneFault(On.Play.File.Sha256, _source.Refusal, reason);
    }

    public void Turn(OnLane? on, Instant now)
    {
        if (on?.Id == On?.Id)
        {
            On = on;
            return;
        }
        _source?.Dispose();
        _source = null;
        On = on;
        (_taken, _told) = (0, false);
        if (on is null)
            return;
        if (_primedPlay is not null && on.Play.GoesOnAs(_primedPlay) && _primed!.Failure is null)
        {
            (_source, _from, _primed, _primedPlay) = (_primed, on.Play.Offset, null, null);
            return;
        }
        var position = on.Play.PositionAt(now);
        _from = position < JoinAhead ? on.Play.Offset : position + JoinAhead;
        _source = new SoundSource(shelf, on.Play.File, _from);
    }

    public void Prime(Play? next)
    {
        if (next is null ? _primedPlay is null : next.GoesOnAs(_primedPlay))
            return;
        _primed?.Dispose();
        _primedPlay = next;
        _primed = next is null ? null : new SoundSource(shelf, next.File, next.Offset);
    }

    /// <summary>Takes the samples from an instant on; how many there were.</summary>
    public int Take(Span<short> into, Instant at)
    {
        if (On is null || _source is null)
            return 0;
        var due = (long)Math.Round((On.Play.PositionAt(at) - _from).TotalSeconds * SoundDecoder.SamplesPerSecond)
            * SoundDecoder.Channels;
        if (due < 0)
            return 0;
        if (keepsStep || On.Play.Offset > Duration.Zero)
            CatchUp(due);
        var taken = _source.Take(into);
        _taken += taken;
        return taken;
    }

    /// <summary>
    /// The last samples of a play that reaches its end at this instant. The clock is slewed while a long file plays, so
    /// its blocks may add up to a few samples less than the file has; they are not lost.
    /// </summary>
    public int TakeRest(Span<short> into, Instant end)
    {
        if (keepsStep || _source is null || On is not { Play: { ReachesItsEnd: true } play } || play.Until > end)
            return 0;
        var planned = (long)Math.Round((play.PlannedLength - _from).TotalSeconds * SoundDecoder.SamplesPerSecond)
            * SoundDecoder.Channels;
        var taken = _source.Take(into[..(int)Math.Clamp(planned - _taken, 0, into.Length)]);
        _taken += taken;
        return taken;
    }

    private void CatchUp(long due)
    {
        while (due - _taken > MostBehind)
        {
            var dropped = _source!.Take(_dropped.AsSpan(0, (int)Math.Min(_dropped.Length, due - _taken)));
            if (dropped == 0)
                return;
            _taken += dropped;
        }
    }

    public void Dispose()
    {
        _source?.Dispose();
        _primed?.Dispose();
    }
}
