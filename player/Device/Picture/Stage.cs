namespace Signage.Player.Picture;

/// <summary>The screen that pictures are made for.</summary>
internal sealed record Stage(int Width, int Height, int FramesPerSecond, Typefaces Typefaces)
{
    /// <summary>Must a slogan scroll here, on one line?</summary>
    public bool IsFlat => Poster.TooFlat(Width, Height);

    /// <summary>Height of the slogan band over a picture.</summary>
    public int BandHeight => IsFlat ? Height : Math.Max(16, Height / 9);
}
