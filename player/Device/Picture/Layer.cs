namespace Signage.Player.Picture;

/// <summary>
/// What a lane shows at an instant: a picture as large as the screen, or a strip that stands somewhere along it.
/// The stamp differs whenever what is seen does.
/// </summary>
internal readonly record struct Layer(PixelBuffer? Picture, SloganStrip? Strip, int Left, long Stamp)
{
    public static Layer Of(PixelBuffer picture, long stamp) => new(picture, null, 0, stamp);

    /// <summary>Draws rows of it; a strip fills the rows from its top on.</summary>
    public void Draw(PixelBuffer onto, int row, int rows)
    {
        if (Strip is { } strip)
            strip.Draw(onto, Left, row);
        else
            onto.CopyRows(Picture!, row, rows);
    }
}
