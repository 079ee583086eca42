using NodaTime;
using Signage.Player.Picture.Overlays;

namespace Signage.Player.Picture;

/// <summary>
/// Puts the layers together into the one picture that all screens get. It draws onto a picture of its own, never onto
/// one of a decoder, and only what changed; once a second all of it. Used by the presenter's thread alone.
/// </summary>
internal sealed class Compositor(Stage stage) : IDisposable
{
    private readonly PixelBuffer _output = stage.NewPicture();
    private (long Picture, long? Band, int Brightness, OverlayList? Over, bool Loaded)? _last;
    private int _sinceWhole;

    /// <summary>The finished picture; valid until the next call.</summary>
    /// <param name="picture">As large as the screen.</param>
    /// <param name="band">As wide as the screen; laid along its lower edge.</param>
    /// <param name="over">What stands over both; null when nothing may.</param>
    /// <param name="brightness">0 to 100.</param>
    /// <param name="now">The instant of the picture.</param>
    /// <param name="changed">False when the picture is the same as at the last call.</param>
    public PixelBuffer Compose(
        Layer picture, Layer? band, OverlayList? over, int brightness, Instant now, out bool changed)
    {
        var ticked = over?.Update(now) ?? false;
        var wanted = (picture.Stamp, band?.Stamp, brightness, over, over?.IsLoaded ?? false);
        changed = true;
        if (ticked || ++_sinceWhole >= stage.FramesPerSecond || !OnlyBandDiffers(wanted, over))
            DrawWhole(picture, band, over, brightness);
        else if (_last!.Value.Band != band?.Stamp)
            DrawBand(band!.Value, brightness);
        else
            changed = false;
        _last = wanted;
        return _output;
    }

    private bool OnlyBandDiffers(
        (long Picture, long? Band, int Brightness, OverlayList? Over, bool Loaded) wanted, OverlayList? over)
    {
        if (_last is not { } last)
            return false;
        if (wanted == last)
            return true;
        return wanted with { Band = last.Band } == last && last.Band is not null && wanted.Band is not null
            && over?.ReachBelow(stage.BandTop) != true;
    }

    private void DrawWhole(Layer picture, Layer? band, OverlayList? over, int brightness)
    {
        _sinceWhole = 0;
        picture.Draw(_output, 0, band is null ? stage.Height : stage.BandTop);
        band?.Draw(_output, stage.BandTop, stage.BandHeight);
        over?.Blend(_output);
        if (brightness < 100)
            Blending.Dim(_output, 0, brightness);
    }

    private void DrawBand(Layer band, int brightness)
    {
        band.Draw(_output, stage.BandTop, stage.BandHeight);
        if (brightness < 100)
            Blending.Dim(_output, stage.BandTop, brightness);
    }

    public void Dispose() => _output.Dispose();
}
