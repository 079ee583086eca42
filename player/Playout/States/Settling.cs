using System.Collections.Immutable;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>Finds what each lane holds now, and says what changed against before. Used once.</summary>
internal sealed class Settling(PlayoutState state, PlayoutState before)
{
    private const string Yield = "yield";

    private readonly ImmutableArray<PlayoutCommand>.Builder _commands = ImmutableArray.CreateBuilder<PlayoutCommand>();
    private readonly Instant _now = state.Now;
    private PlayoutState _state = state;
    private Instant _until = Instant.MaxValue;
    private bool _changed;

    public (PlayoutState State, ImmutableArray<PlayoutCommand> Commands) Run(bool shutDown)
    {
        ChooseList();
        foreach (var pack in _state.Packs.Where(pack => !before.Packs.Contains(pack)))
            GiveWay(pack);
        _state = _state with { Broken = _state.Broken.RemoveAll(play => play.Until <= _now) };
        var list = shutDown || _state.EndpointStopped ? null : _state.InForce;
        var picture = Wanted(list, Lane.Picture, out var dark);
        var ticker = Wanted(list, Lane.Ticker, out _);
        var sound = Wanted(list, Lane.Sound, out var silent);
        var over = _state.Yielding
            ? null : Showable(list?.Timeline.At(Lane.Sound, _now, _state.ClockTrusted).Over);
        // Each of these may move the state on: first all of them, then the new state.
        var onPicture = Hold(before.Picture, picture, list, quiet: shutDown);
        var onTicker = Hold(before.Ticker, ticker, list, quiet: shutDown);
        var onSound = Hold(before.Sound, sound, list, quiet: shutDown);
        var onOver = Hold(before.OverSound, over, list, quiet: shutDown);
        _state = _state with { Picture = onPicture, Ticker = onTicker, Sound = onSound, OverSound = onOver };
        if (!shutDown)
            SettleScreen(list, dark, silent);
        SettleLevels(list);
        _until = Instant.Min(_until, list?.Timeline.TriggersChangeAfter(_now) ?? Instant.MaxValue);
        _state = _state with { NextChange = _until };
        if (_changed)
            _commands.Add(new PlayoutCommand.Present());
        return (_state, _commands.ToImmutable());
    }

    private void ChooseList()
    {
        if (_state.Takeover is not null && _now >= _state.TakeoverUntil)
            _state = _state with { Takeover = null, TakeoverUntil = Instant.MaxValue };
        if (_state.Waiting is not null && (_now >= _state.SwitchBy || _state.Order is null))
        {
            var running = _state.Packs.Where(pack => pack.Until > _now);
            var order = running.Aggregate(_state.Waiting, (list, pack) => list.With(pack));
            _state = _state with { Order = order, Waiting = null, SwitchBy = Instant.MaxValue };
        }
        if (!(_state.InForce?.IsSameAs(before.InForce) ?? before.InForce is null))
        {
            _commands.Add(new PlayoutCommand.InForce(_state.InForce, _now));
            _changed = true;
        }
        _until = Instant.Min(_state.SwitchBy, _state.Takeover is null ? Instant.MaxValue : _state.TakeoverUntil);
    }

    /// <summary>The play that the lane should hold; a picture that cannot be shown gives way to filler.</summary>
    private Play? Wanted(RunningPlaylist? list, Lane lane, out bool dark)
    {
        dark = false;
        if (list is null)
            return null;
        var moment = list.Timeline.At(lane, _now, _state.ClockTrusted);
        _until = Instant.Min(_until, moment.Until);
        dark = moment.Dark;
        var yields = lane == Lane.Sound && _state.Yielding;
        if (!yields && Showable(moment.On) is { } play)
            return play;
        if (moment.On is { } missed && !IsBroken(missed))
            Skip(missed, list, yields ? Yield : CauseOf(missed));
        return dark || lane != Lane.Picture ? null : Filler(list, moment.Until);
    }

    private Play? Filler(RunningPlaylist list, Instant notAfter)
    {
        if (list.Timeline.FillerAt(_now) is not { } filler)
            return null;
        _until = Instant.Min(_until, filler.Until);
        return Showable(filler with { Until = Instant.Min(filler.Until, notAfter) });
    }

    private Play? Showable(Play? play) =>
        play is not null && _state.CanShow(play.File.Sha256) && !IsBroken(play) ? play : null;

    private bool IsBroken(Play play) => _state.Broken.Any(play.GoesOnAs);

    private void Skip(Play play, RunningPlaylist list, string cause)
    {
        if (before.OnOf(play.Lane) is { } on && play.GoesOnAs(on.Play))
            return;
        if (_state.Skipped.TryGetValue(play.Lane, out var said)
            && said.Item == play.Item && said.PlannedStart == play.PlannedStart)
            return;
        _state = _state with { Skipped = _state.Skipped.SetItem(play.Lane, play) };
        _commands.Add(new PlayoutCommand.WriteSkip(play, list, _now, cause));
    }

    private void GiveWay(Pack pack)
    {
        foreach (var play in before.InForce!.Timeline.DisplacedBy(pack).Where(play => !IsHeld(play)))
            _commands.Add(new PlayoutCommand.WriteSkip(play, before.InForce, _now, "superseded"));
    }

    private bool IsHeld(Play play) =>
        before.OnOf(play.Lane)?.Play.Item == play.Item || before.OverSound?.Play.Item == play.Item;

    private string CauseOf(Play play) => _state.StoppedFiles.Contains(play.File.Sha256)
        ? "withdrawn"
        : _state.Lost.GetValueOrDefault(play.File.Sha256, "fileNotOnPlayer");

    /// <summary>Ends what the lane held if it is not what it should hold, and begins the new.</summary>
    private OnLane? Hold(OnLane? held, Play? wanted, RunningPlaylist? list, bool quiet)
    {
        if (held is not null && wanted is not null && wanted.GoesOnAs(held.Play))
            return Kept(held, wanted, list!);
        if (held is not null)
        {
            _changed = true;
            End(held, wanted, quiet);
        }
        if (wanted is null || list is null)
            return null;
        _changed = true;
        var begun = new OnLane(_state.NextId, wanted, list);
        _state = _state with { NextId = _state.NextId + 1 };
        return begun;
    }

    // The plan may have moved the end of what is on (a new order): the airing goes on under the order it began with.
    private static OnLane Kept(OnLane held, Play wanted, RunningPlaylist list) =>
        held.Play.Until == wanted.Until && ReferenceEquals(held.Order, list)
            ? held
            : held with { Play = held.Play with { Until = wanted.Until } };

    private void End(OnLane held, Play? follower, bool quiet)
    {
        var stopped = _state.EndpointStopped || _state.StoppedFiles.Contains(held.Play.File.Sha256);
        var takeover = _state.Takeover != before.Takeover;
        if (held.StartedAt is null)
        {
            var cause = stopped ? "withdrawn" : held.Failure is null ? "superseded" : "failed";
            if (!quiet)
                _commands.Add(new PlayoutCommand.WriteSkip(held.Play, held.Order, _now, cause));
            return;
        }
        var yields = held.Play.Lane == Lane.Sound && _state.Yielding;
        var outcome = Verdict.Of(held, _now, follower, ordered: stopped || takeover || yields);
        var why = held.Failure
            ?? (stopped ? "withdrawn" : quiet ? "shutDown" : takeover ? "takeover" : yields ? Yield : null);
        _commands.Add(new PlayoutCommand.WriteEnd(held, _now, outcome, why));
    }

    private void SettleScreen(RunningPlaylist? list, bool dark, bool silent)
    {
        var screen = (_state.HasScreen, list) switch
        {
            _ when _state.EndpointStopped => ScreenState.Off,
            (_, null) => ScreenState.Card,
            (true, _) when SeenHere(list) => PictureState(list, dark),
            _ => silent ? ScreenState.Dark : list.Timeline.Uses(Lane.Sound) ? ScreenState.On : ScreenState.Card,
        };
        var fault = screen is ScreenState.On or ScreenState.Filler ? _state.PictureFault ?? _state.SoundFault : null;
        screen = fault is null ? screen : ScreenState.Fault;
        if (screen == before.Screen)
            return;
        _state = _state with { Screen = screen };
        _changed = true;
        _commands.Add(new PlayoutCommand.WriteScreen(screen, _now, fault));
    }

    // A loudspeaker may have a screen beside it for which nothing was ever planned.
    private static bool SeenHere(RunningPlaylist list) => list.Timeline.Uses(Lane.Picture)
        || list.Timeline.Uses(Lane.Ticker) || !list.Timeline.Uses(Lane.Sound);

    private ScreenState PictureState(RunningPlaylist list, bool dark)
    {
        if (dark)
            return ScreenState.Dark;
        if (_state.ScreensLost)
            return ScreenState.Fault;
        if (_state.Picture is { } on)
            return on.Play.Source == PlaySource.Filler ? ScreenState.Filler : ScreenState.On;
        var bandOnly = !list.Timeline.Uses(Lane.Picture) && list.Timeline.Uses(Lane.Ticker);
        return bandOnly && _state.Ticker is not null ? ScreenState.On : ScreenState.Card;
    }

    private void SettleLevels(RunningPlaylist? list)
    {
        var levels = list?.Timeline.LevelsAt(_now) ?? new Levels(100, 100, Instant.MaxValue);
        _until = Instant.Min(_until, levels.Until);
        _state = _state with { Levels = levels };
        _changed |= levels != before.Levels;
    }
}
