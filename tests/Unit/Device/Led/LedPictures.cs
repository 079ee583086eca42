using Signage.Player.Picture;

namespace Signage.Tests.Unit.Device.Led;

/// <summary>Pictures whose pixels tell where they are from.</summary>
internal static class LedPictures
{
    public static PixelBuffer Solid(int width, int height, byte red, byte green, byte blue)
    {
        var picture = new PixelBuffer(width, height);
        for (var at = 0; at < picture.ByteCount; at += 4)
            new byte[] { blue, green, red, 255 }.CopyTo(picture.Bytes[at..]);
        return picture;
    }

    /// <summary>Every pixel is another: red and green count them, blue mixes both.</summary>
    public static PixelBuffer Coded(int width, int height)
    {
        var picture = new PixelBuffer(width, height);
        for (var number = 0; number < width * height; number++)
        {
            var (low, high) = ((byte)(number & 0xFF), (byte)(number >> 8));
            new byte[] { (byte)(low ^ high ^ 0x5A), low, high, 255 }.CopyTo(picture.Bytes[(number * 4)..]);
        }
        return picture;
    }

    /// <summary>Its pixels in rows, as R, G, B.</summary>
    public static byte[] Rgb(PixelBuffer picture)
    {
        var rgb = new byte[picture.Width * picture.Height * 3];
        for (var at = 0; at < rgb.Length; at++)
            rgb[at] = picture.Bytes[at / 3 * 4 + 2 - at % 3];
        return rgb;
    }
}
