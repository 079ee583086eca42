using QRCoder;
using SkiaSharp;

namespace Signage.Player.Picture.Overlays;

/// <summary>A logo or a QR code: drawn once.</summary>
internal sealed class StillElement : OverlayElement
{
    private const string Undecodable = "图片无法解码 / the picture cannot be decoded";
    private const long MostPixels = 40_000_000;

    private StillElement(Sprite sprite)
        : base(sprite)
    {
    }

    /// <summary>An image file, fitted in.</summary>
    /// <exception cref="InvalidDataException">It is no image, or too large.</exception>
    public static StillElement Logo(Sprite sprite, string path)
    {
        using var codec = SKCodec.Create(path) ?? throw new InvalidDataException(Undecodable);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            throw new InvalidDataException($"图片过大 / the picture is too large: {codec.Info.Width}x{codec.Info.Height}");
        using var bitmap = SKBitmap.Decode(codec) ?? throw new InvalidDataException(Undecodable);
        using var image = SKImage.FromBitmap(bitmap);
        var scale = Math.Min(sprite.Width / (float)image.Width, sprite.Height / (float)image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        var (left, top) = ((sprite.Width - width) / 2, (sprite.Height - height) / 2);
        var smooth = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        sprite.Draw(canvas =>
            canvas.DrawImage(image, new SKRect(left, top, left + width, top + height), smooth));
        return new StillElement(sprite);
    }

    /// <summary>
    /// A QR code (ISO/IEC 18004, error correction M) with its quiet zone, in whole pixels a module; dark on white,
    /// whatever the colours around are, since that is what cameras read.
    /// </summary>
    /// <exception cref="InvalidDataException">The text is too long, or the element too small for it.</exception>
    public static StillElement QrCode(Sprite sprite, string text)
    {
        using var code = Encoded(text);
        var (modules, side) = (code.ModuleMatrix.Count, Math.Min(sprite.Width, sprite.Height));
        var module = side / modules;
        if (module == 0)
            throw new InvalidDataException($"二维码放不下 / a QR code of {modules} modules does not fit into {side} pixels");
        var (left, top) = ((sprite.Width - modules * module) / 2, (sprite.Height - modules * module) / 2);
        using var white = new SKPaint { Color = SKColors.White };
        using var black = new SKPaint { Color = SKColors.Black };
        sprite.Draw(canvas =>
        {
            canvas.DrawRect(left, top, modules * module, modules * module, white);
            for (var y = 0; y < modules; y++)
            {
                for (var x = 0; x < modules; x++)
                {
                    if (code.ModuleMatrix[y][x])
                        canvas.DrawRect(left + x * module, top + y * module, module, module, black);
                }
            }
        });
        return new StillElement(sprite);
    }

    private static QRCodeData Encoded(string text)
    {
        try
        {
            using var generator = new QRCodeGenerator();
            return generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        }
        catch (QRCoder.Exceptions.DataTooLongException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
