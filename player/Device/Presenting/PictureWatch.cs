using System.Runtime.InteropServices;
using NodaTime;
using Signage.Player.Picture;

namespace Signage.Player.Presenting;

/// <summary>
/// Looks at what is handed to the screens, four times a second. Black where a picture should be is a fault after a
/// second and a half. If a new decoder does not help, and no pictures come, the built-in card stands in; a dark scene
/// of a film that is decoded in good order stays as it is.
/// </summary>
internal sealed class PictureWatch
{
    private static readonly Duration Every = Duration.FromMilliseconds(250);
    private static readonly Duration Patience = Duration.FromMilliseconds(1_500);
    private const int Samples = 4_096;
    private const int DarkestLuma = 24;
    private const uint DarkestPixel = 0x00F0F0F0;

    private Instant _next = Instant.MinValue;
    private Instant? _darkSince;
    private Instant? _mended;

    /// <summary>Is the picture black, was it mended in vain, and does nothing new come?</summary>
    public bool CardStandsIn { get; private set; }

    /// <summary>Is the picture black where it should not be?</summary>
    public bool IsBlack => _mended is not null;

    /// <summary>Looks at a picture; true when it should be mended.</summary>
    /// <param name="picture">What is handed over, or what the card stands in for.</param>
    /// <param name="expected">Should something be seen?</param>
    /// <param name="comes">Does the source give its pictures in good order?</param>
    /// <param name="now">When.</param>
    public bool Look(PixelBuffer? picture, bool expected, bool comes, Instant now)
    {
        if (now < _next && _next - now <= Every)
            return false;
        _next = now + Every;
        if (!expected || picture is null || IsLit(picture))
        {
            (_darkSince, _mended, CardStandsIn) = (null, null, false);
            return false;
        }
        _darkSince ??= now;
        if (_mended is null && now - _darkSince >= Patience)
        {
            _mended = now;
            return true;
        }
        CardStandsIn = !comes && _mended is { } mended && now - mended >= Patience;
        return false;
    }

    /// <summary>Is any of a few thousand pixels, spread evenly, brighter than black?</summary>
    internal static bool IsLit(PixelBuffer picture)
    {
        if (picture.Pixels == PixelFormat.I420)
        {
            var luma = picture.Plane(0);
            for (var (at, step) = (0, Step(luma.Length, picture.Width)); at < luma.Length; at += step)
            {
                if (luma[at] > DarkestLuma)
                    return true;
            }
            return false;
        }
        var pixels = MemoryMarshal.Cast<byte, uint>(picture.Bytes);
        for (var (at, step) = (0, Step(pixels.Length, picture.Width)); at < pixels.Length; at += step)
        {
            if ((pixels[at] & DarkestPixel) != 0)
                return true;
        }
        return false;
    }

    // A step that does not divide the width, so that the samples are not all of a few columns.
    private static int Step(int pixels, int width)
    {
        var step = Math.Max(1, pixels / Samples);
        while (step > 1 && width % step == 0)
            step++;
        return step;
    }
}
