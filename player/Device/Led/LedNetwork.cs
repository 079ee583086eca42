using System.Net;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>What the lighting protocols have in common.</summary>
internal static class LedNetwork
{
    /// <summary>A universe has 512 slots: 170 whole pixels of three.</summary>
    public const int PixelsPerUniverse = 170;

    /// <summary>Our own address to send from: option <c>from</c>, for a box with several networks.</summary>
    public static IPAddress? From(ScreenAddress address)
    {
        if (address.Word("from") is not { } word)
            return null;
        return IPAddress.TryParse(word, out var from)
            ? from
            : throw address.Refuse($"from={word} 应为本机的 IP 地址", $"from={word} must be an IP address of this machine");
    }

    /// <summary>How many universes that many pixels take.</summary>
    public static int Universes(int pixels) => (pixels + PixelsPerUniverse - 1) / PixelsPerUniverse;

    /// <summary>The first universe: option <c>universe</c>, so that all that the panel needs exist.</summary>
    public static int FirstUniverse(ScreenAddress address, int pixels, int least, int most)
    {
        var count = Universes(pixels);
        if (count > SacnSink.MostUniverses)
            throw address.Refuse(
                $"{pixels} 个像素需要 {count} 个 universe，最多 {SacnSink.MostUniverses} 个",
                $"{pixels} pixels take {count} universes, at most {SacnSink.MostUniverses} are sent");
        return address.Number("universe", least, most - count + 1, least);
    }
}
