using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>A picture that does not move: an image, or a slogan as a poster.</summary>
internal sealed class StillSource : PictureSource
{
    private const string Undecodable = "图片无法解码 / the picture cannot be decoded";
    private const long MostPixels = 40_000_000;

    private readonly Stage _stage;
    private readonly AssetKind _kind;
    private PixelBuffer? _picture;

    public StillSource(IMediaShelf shelf, PlaylistFile file, Stage stage)
    {
        _stage = stage;
        _kind = file.Kind;
        Begin(shelf, file);
    }

    protected override Layer? Take(Duration position) => LayerOf(_picture!, 0);

    protected override void Load(string path)
    {
        var slogan = _kind == AssetKind.Slogan ? SloganFile.Read(path) : null;
        _picture = Drawing.Of(_stage, canvas =>
        {
            if (slogan is not null)
                DrawPoster(canvas, slogan);
            else
                DrawImage(canvas, path);
        });
    }

    private void DrawPoster(SKCanvas canvas, SloganDocument slogan)
    {
        var (width, height) = (_stage.Width, _stage.Height);
        canvas.Clear(SKColor.Parse(slogan.Style.Ground));
        var ink = SKColor.Parse(slogan.Style.Colour);
        using var frame = new SKPaint
        {
            Color = ink, IsStroke = true, IsAntialias = true, StrokeWidth = Math.Max(1, height / 180f),
        };
        var edge = height * 0.05f;
        canvas.DrawRect(edge, edge, width - 2 * edge, height - 2 * edge, frame);
        var box = new SKRect(width * 0.1f, height * 0.14f, width * 0.9f, height * 0.86f);
        Poster.Draw(canvas, _stage.Typefaces, slogan.Typeface, slogan.Text, box, ink);
    }

    private void DrawImage(SKCanvas canvas, string path)
    {
        using var codec = SKCodec.Create(path) ?? throw new InvalidDataException(Undecodable);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            throw new InvalidDataException($"图片过大 / the picture is too large: {codec.Info.Width}x{codec.Info.Height}");
        using var bitmap = SKBitmap.Decode(codec) ?? throw new InvalidDataException(Undecodable);
        using var image = SKImage.FromBitmap(bitmap);
        var scale = Math.Min(_stage.Width / (float)image.Width, _stage.Height / (float)image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        var (left, top) = ((_stage.Width - width) / 2, (_stage.Height - height) / 2);
        var smooth = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        canvas.DrawImage(image, new SKRect(left, top, left + width, top + height), smooth);
    }

    protected override void Release() => _picture?.Dispose();
}
