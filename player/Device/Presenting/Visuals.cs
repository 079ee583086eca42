using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>Everything that is seen: the lanes, the backdrops, the compositor, the screens. Presenter's thread
/// alone.</summary>
internal sealed class Visuals : IDisposable
{
    private readonly IReadOnlyList<IScreen> _screens;
    private readonly Dictionary<IScreen, string> _broken = [];
    private readonly Compositor _compositor;
    private readonly Backdrops _backdrops;

    public Visuals(IMediaShelf shelf, Stage stage, IReadOnlyList<IScreen> screens)
    {
        _screens = screens;
        _compositor = new Compositor(stage.Width, stage.Height);
        _backdrops = new Backdrops(stage);
        Picture = new PictureLane(shelf, stage, Lane.Picture);
        Ticker = new PictureLane(shelf, stage, Lane.Ticker);
    }

    public PictureLane Picture { get; }

    public PictureLane Ticker { get; }

    public IEnumerable<string> Broken
    {
        get
        {
            lock (_broken)
                return [.. _broken.Values, .. _screens.Select(screen => screen.Fault).OfType<string>()];
        }
    }

    public void Turn(PlayoutState state)
    {
        Picture.Turn(state.Picture, state.Now, Forbidden(state, Picture.On));
        Ticker.Turn(state.Ticker, state.Now, Forbidden(state, Ticker.On));
    }

    public void Prime(Func<Lane, Play?> soon)
    {
        Picture.Prime(soon(Lane.Picture));
        Ticker.Prime(soon(Lane.Ticker));
    }

    /// <summary>Makes the picture of an instant and hands it to every screen.</summary>
    public void Show(PlayoutState state, Instant now, Counters counters, Action<Lane> firstShown)
    {
        var picture = Picture.LayerAt(now);
        var band = Ticker.LayerAt(now);
        var under = picture ?? (state.Screen is ScreenState.Dark or ScreenState.Off ? _backdrops.Black
            : _backdrops.Card);
        var frame = _compositor.Compose(under, band, state.Levels.Brightness, out var changed);
        foreach (var screen in _screens)
            Show(screen, frame, changed);
        Count(Picture, Lane.Picture, counters, firstShown);
        Count(Ticker, Lane.Ticker, counters, firstShown);
    }

    // What was withdrawn, or stands in the way of a takeover, does not stay for the new picture's sake.
    private static bool Forbidden(PlayoutState state, OnLane? leaving) =>
        state.EndpointStopped || (leaving is not null && !state.CanShow(leaving.Play.File.Sha256));

    private static void Count(PictureLane lane, Lane name, Counters counters, Action<Lane> firstShown)
    {
        if (!lane.IsShown || lane.On is not { } on)
            return;
        if (on.StartedAt is null)
            firstShown(name);
        counters.Frame(on.Id);
    }

    private void Show(IScreen screen, PixelBuffer frame, bool changed)
    {
        if (_broken.ContainsKey(screen))
            return;
        try
        {
            screen.Show(frame, changed);
        }
        catch (IOException e)
        {
            lock (_broken)
                _broken[screen] = e.Message;
        }
    }

    public void Dispose()
    {
        Picture.Dispose();
        Ticker.Dispose();
        _compositor.Dispose();
        _backdrops.Dispose();
    }
}
