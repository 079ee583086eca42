using NodaTime;

namespace Signage.Player.Picture.Overlays;

/// <summary>One element of a layout as it is drawn. It allocates nothing after it was made.</summary>
internal abstract class OverlayElement(Sprite sprite) : IDisposable
{
    protected Sprite Sprite { get; } = sprite;

    /// <summary>First row below it.</summary>
    public int Bottom => Sprite.Y + Sprite.Height;

    /// <summary>Draws itself anew if it looks otherwise at this instant; true when it does.</summary>
    public virtual bool Update(Instant now) => false;

    public void Blend(PixelBuffer onto) => Sprite.Blend(onto);

    public virtual void Dispose() => Sprite.Dispose();
}
