using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Which of an asset's files an endpoint plays.</summary>
public sealed class VariantTests
{
    private static readonly PlanAsset Asset = new(
        "a", "a", AssetKind.Clip, PlanAssetState.Approved,
        [
            File("wide", 1920, 1080, 30), File("wide-small", 1280, 720, 30), File("tall", 1080, 1920, 30),
            File("short", 1280, 720, 15), File("led", 192, 32, 30, PlanRendition.Led),
            File("led-wide", 512, 32, 30, PlanRendition.Led),
        ]);

    //   screen       longest  file          why
    [Theory]
    [InlineData(1280, 720,  0,  "wide-small", "the same size")]
    [InlineData(1600, 900,  0,  "wide",       "of the same shape the one that fills it")]
    [InlineData(3840, 2160, 0,  "wide",       "none fills it: the largest")]
    [InlineData(1080, 1920, 0,  "tall",       "the shape comes first")]
    [InlineData(1280, 720,  20, "short",      "no longer than the booking bears")]
    [InlineData(192,  32,   0,  "led",        "an LED plays what was made for LEDs")]
    [InlineData(480,  32,   0,  "led-wide",   "of the nearer shape")]
    [InlineData(1280, 720,  10, null,         "none is short enough")]
    public void The_file(int width, int height, int longest, string? expected, string rule)
    {
        var screen = new Endpoint("e", "e", EndpointKind.LobbyTv, width, height, Sample.Venue());

        Asset.RenditionFor(screen, longest == 0 ? null : Duration.FromSeconds(longest))?.MediaType
            .ShouldBe(expected, rule);
    }

    // glyphs on a screen: still, or one pass of (text + screen) at the slogan's speed
    [Theory]
    [InlineData(192, 32, 8,  6.0,  "fits, and needs no longer to be read")]
    [InlineData(192, 32, 32, 19.3, "(32 x 23 + 192) / 48 pixels a second")]
    [InlineData(64,  16, 32, 24.0, "(32 x 16 + 64) / 24")]
    [InlineData(1280, 720, 10, 6.0, "a band in which it stands")]
    public void A_slogans_turn_is_one_pass(int width, int height, int glyphs, double seconds, string rule)
    {
        var screen = new Endpoint("e", "e", EndpointKind.BusLed, width, height, Sample.Venue());

        SloganTime.On(screen, new SloganDocument { Text = new string('防', glyphs) }).TotalSeconds
            .ShouldBe(seconds, 0.05, rule);
    }

    private static PlanRendition File(
        string name, int width, int height, int seconds, string use = PlanRendition.General) =>
        new(Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name)), name, 1, use, Duration.FromSeconds(seconds),
            width, height);
}
