using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>A slogan on one scrolling line: as a band over a picture, or alone on an LED.</summary>
internal sealed class ScrollSource : PictureSource
{
    // LED modules are lit from black: a coloured ground would glow and drown the text.
    private const int LedHeight = 40;

    private readonly Stage _stage;
    private readonly int _height;
    private SloganStrip? _strip;
    private PixelBuffer? _band;
    private SKSurface? _surface;
    private SKColor _ground;
    private double _pixelsPerSecond;
    private int? _drawnAt;

    public ScrollSource(IMediaShelf shelf, PlaylistFile file, Stage stage)
    {
        _stage = stage;
        _height = stage.BandHeight;
        Begin(shelf, file);
    }

    protected override Layer? Take(Duration position)
    {
        var left = Scroll.Left(position, _pixelsPerSecond, _strip!.Width, _stage.Width);
        if (_drawnAt != left)
        {
            _surface!.Canvas.Clear(_ground);
            _strip.Draw(_surface.Canvas, left, 0, _stage.Width);
            _drawnAt = left;
        }
        return LayerOf(_band!, left + (1 << 30));
    }

    protected override void Load(string path)
    {
        var slogan = SloganFile.Read(path);
        _strip = new SloganStrip(_stage.Typefaces, slogan.Text, _height, SKColor.Parse(slogan.Style.Colour));
        _ground = _height <= LedHeight ? SKColors.Black : SKColor.Parse(slogan.Style.Ground);
        _pixelsPerSecond = slogan.Style.Speed * _height;
        _band = new PixelBuffer(_stage.Width, _height);
        _surface = SKSurface.Create(_band.Format, _band.Address, _band.RowBytes);
    }

    protected override void Release()
    {
        _surface?.Dispose();
        _band?.Dispose();
        _strip?.Dispose();
    }
}
