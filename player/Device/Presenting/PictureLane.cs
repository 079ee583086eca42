using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>
/// A lane that is seen: the source that is on, the next one primed ahead of need, and the one before kept until the new
/// one has its first picture, so that no join is black. Used by the presenter's thread alone.
/// </summary>
internal sealed class PictureLane : IDisposable
{
    private static readonly Duration LongestHold = Duration.FromSeconds(2);
    private static readonly Duration Stuck = Duration.FromMilliseconds(700);
    private static readonly Duration JoinAhead = Duration.FromMilliseconds(300);
    private const int MostRestarts = 2;

    private readonly IMediaShelf _shelf;
    private readonly Stage _stage;
    private readonly Lane _lane;
    private PictureSource? _source;
    private PictureSource? _leaving;
    private Play? _leavingPlay;
    private Instant _leaveBy;
    private Play? _primedPlay;
    private PictureSource? _primed;
    private Instant _madeAt;
    private int _restarts;
    private string? _failure;
    private bool _told;

    public PictureLane(IMediaShelf shelf, Stage stage, Lane lane)
    {
        (_shelf, _stage, _lane) = (shelf, stage, lane);
        var held = new HeldShelf(shelf);
        Standby = new Standby<PictureSource>(
            file => Open(shelf, file, Duration.Zero), file => Open(held, file, Duration.Zero));
    }

    public OnLane? On { get; private set; }

    /// <summary>What an event could start.</summary>
    public Standby<PictureSource> Standby { get; }

    /// <summary>Did the last layer come from the play that is on?</summary>
    public bool IsShown { get; private set; }

    /// <summary>Should the picture move, and does it not? It is being mended then.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>What went wrong since the last call; null when nothing did.</summary>
    public LaneFault? TakeFault()
    {
        if (_primed?.Refusal is { } early)
        {
            var fault = new LaneFault(_primedPlay!.File.Sha256, early, early.Reason!);
            Drop(ref _primed);
            _primedPlay = null;
            return fault;
        }
        if (_failure is null || _told)
            return Standby.TakeFault();
        _told = true;
        return new LaneFault(On!.Play.File.Sha256, _source?.Refusal, _failure);
    }

    /// <summary>Goes over to what the state wants.</summary>
    /// <param name="on">The new play, or null.</param>
    /// <param name="now">When.</param>
    /// <param name="atOnce">The old picture must not stay for a moment longer.</param>
    public void Turn(OnLane? on, Instant now, bool atOnce)
    {
        if (on?.Id == On?.Id)
        {
            On = on;
            return;
        }
        Drop(ref _leaving);
        (_leaving, _leavingPlay, _leaveBy) = (_source, On?.Play, now + LongestHold);
        _source = null;
        (On, IsShown, IsFrozen, _failure, _told, _restarts) = (on, false, false, null, false, 0);
        if (on is null || atOnce)
            Drop(ref _leaving);
        if (on is null)
            return;
        if (_primedPlay is not null && on.Play.GoesOnAs(_primedPlay) && _primed!.Failure is null)
            (_source, _primed, _primedPlay, _madeAt) = (_primed, null, null, now);
        else
            (_source, _madeAt) = (AtHand(on.Play, now) ?? Make(on.Play, now), now);
    }

    /// <summary>Gets the next play ready.</summary>
    public void Prime(Play? next)
    {
        if (next is null ? _primedPlay is null : next.GoesOnAs(_primedPlay))
            return;
        Drop(ref _primed);
        _primedPlay = next;
        _primed = next is null ? null : Open(_shelf, next.File, next.Offset);
    }

    /// <summary>The layer at an instant; null when there is none.</summary>
    public Layer? LayerAt(Instant now)
    {
        if (On is null || _source is null)
            return null;
        var position = On.Play.PositionAt(now);
        var layer = _source.At(position);
        IsShown = layer is not null;
        if (IsShown)
            Drop(ref _leaving);
        Watch(now, position);
        if (layer is not null)
            return layer;
        if (_leaving is not null && now < _leaveBy)
            return _leaving.At(_leavingPlay!.PositionAt(now));
        Drop(ref _leaving);
        return null;
    }

    /// <summary>Begins anew with the play that is on; what is seen stays until the new picture is there.</summary>
    public void Mend(Instant now)
    {
        if (On is null || _source is null)
            return;
        if (IsShown)
        {
            Drop(ref _leaving);
            (_leaving, _leavingPlay) = (_source, On.Play);
        }
        else
        {
            Drop(ref _source);
        }
        _leaveBy = now + LongestHold;
        (_source, _madeAt) = (Make(On.Play, now), now);
    }

    private void Watch(Instant now, Duration position)
    {
        if (_failure is not null)
            return;
        var broken = _source!.Failure ?? (IsStuck(now, position) ? "解码停滞 / the decoder hangs" : null);
        if (broken is null)
        {
            IsFrozen &= !IsShown;
            return;
        }
        IsFrozen = true;
        if (_source.Refusal is not null || ++_restarts > MostRestarts)
            _failure = broken;
        else
            Mend(now);
    }

    // One that has shown a picture must go on; one that has not may take longer to open.
    private bool IsStuck(Instant now, Duration position) => IsShown
        ? _source!.Moves && _source.IsBehind(position, Stuck)
        : now - _madeAt > LongestHold && _source!.IsBehind(position, Stuck);

    private PictureSource Make(Play play, Instant now)
    {
        var position = play.PositionAt(now);
        return Open(_shelf,
            play.File, position < JoinAhead ? Duration.Max(play.Offset, Duration.Zero) : position + JoinAhead);
    }

    /// <summary>One that was held ready for an event, if the play begins now with its beginning.</summary>
    private PictureSource? AtHand(Play play, Instant now) =>
        play.Offset == Duration.Zero && play.PositionAt(now) < JoinAhead ? Standby.Take(play.File.Sha256) : null;

    private PictureSource Open(IMediaShelf shelf, PlaylistFile file, Duration from) => file.Kind switch
    {
        AssetKind.Slogan when _lane == Lane.Ticker || _stage.IsFlat => new ScrollSource(shelf, file, _stage),
        AssetKind.Slogan or AssetKind.Image => new StillSource(shelf, file, _stage),
        _ => new ClipSource(shelf, file, _stage, from),
    };

    private static void Drop(ref PictureSource? source)
    {
        source?.Dispose();
        source = null;
    }

    public void Dispose()
    {
        Drop(ref _source);
        Drop(ref _leaving);
        Drop(ref _primed);
        Standby.Dispose();
    }
}
