using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Picture;
using Signage.Player.Picture.Overlays;
using Signage.Player.Screens;
using Signage.Playout.States;

namespace Signage.Player.Presenting;

/// <summary>Everything that is seen: the lanes, the backdrops, the overlays, the compositor, the screens. Presenter's
/// thread alone.</summary>
internal sealed class Visuals : IDisposable
{
    private const int LeastWatched = 30;

    private readonly IMediaShelf _shelf;
    private readonly Stage _stage;
    private readonly IScreen[] _screens;
    private readonly Dictionary<IScreen, string> _broken = [];
    private readonly Compositor _compositor;
    private readonly Backdrops _backdrops;
    private readonly PictureWatch _watch = new();
    private readonly PixelBuffer? _other;
    private OverlayList? _over;
    private PlayoutState? _settled;

    public Visuals(IMediaShelf shelf, Stage stage, IReadOnlyList<IScreen> screens)
    {
        (_shelf, _stage, _screens) = (shelf, stage, [.. screens]);
        _compositor = new Compositor(stage);
        _backdrops = new Backdrops(stage);
        Picture = new PictureLane(shelf, stage, Lane.Picture);
        Ticker = new PictureLane(shelf, stage, Lane.Ticker);
        if (Array.Find(_screens, screen => screen.Takes is { } pixels && pixels != stage.Pixels) is { } other)
            _other = new PixelBuffer(stage.Width, stage.Height, other.Takes!.Value);
    }

    public PictureLane Picture { get; }

    public PictureLane Ticker { get; }

    public int Standby => Picture.Standby.Ready + Ticker.Standby.Ready;

    /// <summary>What is wrong with the picture, in one word; null when nothing is.</summary>
    public string? Fault => Picture.IsFrozen ? "frozen" : _watch.IsBlack ? "black" : null;

    public IEnumerable<string> Broken
    {
        get
        {
            lock (_broken)
                return
                [
                    .. _broken.Values, .. _screens.Select(screen => screen.Fault).OfType<string>(),
                    .. _over?.Failure is { } left ? [left] : (string[])[],
                ];
        }
    }

    /// <summary>
    /// The format that pictures are put together in: what a screen asks for; where none does, that of video. BGRA goes
    /// before, since colour that was shared by four pixels does not come back.
    /// </summary>
    public static PixelFormat PixelsFor(IReadOnlyList<IScreen> screens, int width, int height) =>
        screens.Any(screen => screen.Takes == PixelFormat.Bgra) || Poster.TooFlat(width, height)
            ? PixelFormat.Bgra
            : PixelFormat.I420;

    public void Turn(PlayoutState state)
    {
        Picture.Turn(state.Picture, state.Now, Forbidden(state, Picture.On));
        Ticker.Turn(state.Ticker, state.Now, Forbidden(state, Ticker.On));
    }

    /// <summary>Makes the picture of an instant and hands it to every screen.</summary>
    public void Show(PlayoutState state, Instant now)
    {
        if (!ReferenceEquals(state, _settled))
            SettleOverlays(state);
        var picture = Picture.LayerAt(now);
        var band = Ticker.LayerAt(now);
        var backdrop = state.Screen is ScreenState.Dark or ScreenState.Off ? _backdrops.Black : _backdrops.Card;
        var under = _watch.CardStandsIn ? backdrop : picture ?? backdrop;
        var frame = _compositor.Compose(under, band, _over, state.Levels.Brightness, now, out var changed);
        HandOver(frame, changed);
        // A band or a logo over it is lit even where the picture is not, so then the picture itself is looked at.
        var seen = picture?.Picture is null ? null : band is null && _over is null ? frame : picture.Value.Picture;
        var looked = _watch.CardStandsIn ? picture?.Picture : seen;
        if (_watch.Look(looked, state.Levels.Brightness > LeastWatched, comes: !Picture.IsFrozen, now))
            Picture.Mend(now);
    }

    // What was withdrawn, or stands in the way of a takeover, does not stay for the new picture's sake.
    private static bool Forbidden(PlayoutState state, OnLane? leaving) =>
        state.EndpointStopped || (leaving is not null && !state.CanShow(leaving.Play.File.Sha256));

    private void HandOver(PixelBuffer frame, bool changed)
    {
        if (_other is not null && changed)
            _other.CopyFrom(frame);
        foreach (var screen in _screens)
        {
            var takes = screen.Takes ?? frame.Pixels;
            Show(screen, takes == frame.Pixels ? frame : _other!, changed);
        }
    }

    private void Show(IScreen screen, PixelBuffer frame, bool changed)
    {
        if (_broken.Count > 0 && _broken.ContainsKey(screen))
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

    /// <summary>A new playlist, or a file that came or was withdrawn, may change what stands over the
    /// picture.</summary>
    private void SettleOverlays(PlayoutState state)
    {
        _settled = state;
        var list = state.Screen is ScreenState.On or ScreenState.Filler or ScreenState.Fault or ScreenState.Card
            ? state.InForce?.Timeline.Playlist : null;
        var wanted =
            list?.Layout.Where(element => element.File is not { } file || state.CanShow(file)).ToList() ?? [];
        if (_over is not null ? _over.Layout.SequenceEqual(wanted) : wanted.Count == 0)
            return;
        _over?.Dispose();
        _over = wanted.Count == 0 ? null : new OverlayList(_shelf, _stage, wanted, list!.Files);
    }

    public void Dispose()
    {
        Picture.Dispose();
        Ticker.Dispose();
        _over?.Dispose();
        _compositor.Dispose();
        _backdrops.Dispose();
        _other?.Dispose();
    }
}
