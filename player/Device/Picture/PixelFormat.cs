namespace Signage.Player.Picture;

/// <summary>How the pixels of a picture lie in memory. There is no padding between rows or planes.</summary>
public enum PixelFormat
{
    /// <summary>4 bytes a pixel: blue, green, red, and one that says nothing.</summary>
    Bgra,

    /// <summary>
    /// Three planes, one after the other: brightness, then blue and red difference at half the width and half the
    /// height, rounded up. BT.709, limited range: 16 is black, 235 white, 128 no colour.
    /// </summary>
    I420,
}
