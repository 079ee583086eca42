namespace Signage.Player.Picture;

/// <summary>The pictures that need no file: black, and the built-in card.</summary>
internal sealed class Backdrops(Stage stage) : IDisposable
{
    private readonly PixelBuffer _black = stage.NewPicture();
    private readonly PixelBuffer _card = Drawing.Of(
        stage, canvas => Picture.Card.Draw(canvas, stage.Typefaces, stage.Width, stage.Height));

    public Layer Black => Layer.Of(_black, -1);

    public Layer Card => Layer.Of(_card, -2);

    public void Dispose()
    {
        _black.Dispose();
        _card.Dispose();
    }
}
