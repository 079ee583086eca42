using NodaTime;

namespace Signage.Player.Picture;

/// <summary>The screen that pictures are made for.</summary>
internal sealed record Stage(int Width, int Height, int FramesPerSecond, Typefaces Typefaces)
{
    /// <summary>What pictures are put together in.</summary>
    public PixelFormat Pixels { get; init; }

    /// <summary>Whose time a clock on the picture shows.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Must a slogan scroll here, on one line?</summary>
    public bool IsFlat => Poster.TooFlat(Width, Height);

    /// <summary>First row of the slogan band over a picture; even, so that it ends where colour samples do.</summary>
    public int BandTop => IsFlat ? 0 : Math.Max(0, Height - Math.Max(16, Height / 9)) & ~1;

    public int BandHeight => Height - BandTop;

    public PixelBuffer NewPicture() => new(Width, Height, Pixels);
}
