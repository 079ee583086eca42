using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Presenting;

namespace Signage.Player.Picture;

/// <summary>
/// A slogan on one or two lines: as a band over a picture, or alone on an LED. It scrolls; one that stands still and is
/// too long for that is shown page by page.
/// </summary>
internal sealed class ScrollSource : PictureSource
{
    private const int PageStandsMs = 3_000;

    private readonly Stage _stage;
    private SloganStrip? _strip;
    private double _pixelsPerSecond;
    private Duration _pause;

    public ScrollSource(IMediaShelf shelf, PlaylistFile file, Stage stage)
    {
        _stage = stage;
        Begin(shelf, file);
    }

    protected override Layer? Take(Duration position)
    {
        var strip = _strip!;
        var left = _pixelsPerSecond > 0
            ? Scroll.Left(position, _pixelsPerSecond, strip.Width, _stage.Width, _pause)
            : Scroll.Page(position, strip.Width, _stage.Width, _pause);
        return LayerOf(strip, left);
    }

    protected override void Load(string path)
    {
        var slogan = SloganFile.Read(path);
        var (look, height) = (SloganLook.Of(slogan), _stage.BandHeight);
        _pixelsPerSecond = slogan.Style.Speed * height;
        _pause = Duration.FromMilliseconds(slogan.Style.PauseMs ?? (_pixelsPerSecond > 0 ? 0 : PageStandsMs));
        _strip = _pixelsPerSecond > 0
            ? SloganStrip.Scrolling(_stage.Typefaces, look, height, _stage.Pixels)
            : SloganStrip.Pages(_stage.Typefaces, look, height, _stage.Width, _stage.Pixels);
    }

    protected override void Release() => _strip?.Dispose();
}
