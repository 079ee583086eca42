using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>The pictures that need no file: black, and the built-in card.</summary>
internal sealed class Backdrops : IDisposable
{
    private readonly PixelBuffer _black;
    private readonly PixelBuffer _card;

    public Backdrops(Stage stage)
    {
        // Fresh memory is black, and costs nothing until it is written to.
        _black = new PixelBuffer(stage.Width, stage.Height);
        _card = Draw(stage, canvas => Picture.Card.Draw(canvas, stage.Typefaces, stage.Width, stage.Height));
    }

    public Layer Black => new(_black, -1);

    public Layer Card => new(_card, -2);

    private static PixelBuffer Draw(Stage stage, Action<SKCanvas> draw)
    {
        var buffer = new PixelBuffer(stage.Width, stage.Height);
        using var surface = SKSurface.Create(buffer.Format, buffer.Address, buffer.RowBytes);
        draw(surface.Canvas);
        return buffer;
    }

    public void Dispose()
    {
        _black.Dispose();
        _card.Dispose();
    }
}
