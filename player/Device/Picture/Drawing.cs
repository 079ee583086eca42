using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>Pictures as large as the screen that are drawn by Skia and then kept in the screen's own format.</summary>
internal static class Drawing
{
    public static PixelBuffer Of(Stage stage, Action<SKCanvas> draw)
    {
        var drawn = new PixelBuffer(stage.Width, stage.Height);
        using (var surface = SKSurface.Create(drawn.Format, drawn.Address, drawn.RowBytes))
        {
            surface.Canvas.Clear(SKColors.Black);
            draw(surface.Canvas);
        }
        if (stage.Pixels == PixelFormat.Bgra)
            return drawn;
        using (drawn)
        {
            var picture = stage.NewPicture();
            picture.CopyFrom(drawn);
            return picture;
        }
    }
}
