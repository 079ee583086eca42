namespace Signage.Player.Picture;

/// <summary>A picture as large as the screen; the stamp differs whenever the picture does.</summary>
internal readonly record struct Layer(PixelBuffer Buffer, long Stamp);
