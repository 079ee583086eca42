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
    [InlineData(1280, 720,  15, "short",      "just as long as it bears")]
    [InlineData(192,  32,   0,  "led",        "an LED plays what was made for LEDs")]
    [InlineData(480,  32,   0,  "led-wide",   "of the nearer shape")]
    [InlineData(1280, 720,  10, null,         "none is short enough")]
    public void The_file(int width, int height, int longest, string? expected, string rule)
    {
        var screen = new Endpoint("e", "e", EndpointKind.LobbyTv, width, height, Sample.Venue());

        Asset.RenditionFor(screen, longest == 0 ? null : Duration.FromSeconds(longest))?.MediaType
            .ShouldBe(expected, rule);
    }

    //   screen       files in order            file
    [Theory]
    [InlineData(1280, 720, "led:30 general:10", "general", "made for its class comes before long")]
    [InlineData(192,  32,  "general:30 led:10", "led",     "also on an LED")]
    [InlineData(192,  32,  "general:10",        "general", "an LED plays what there is")]
    [InlineData(1280, 720, "led:10",            "led",     "and so does a screen")]
    [InlineData(1280, 720, "general:10 led:10 general:10", "general", "the first of equals")]
    [InlineData(1280, 720, "led:20 general:10 general:30", "general", "the longest of its class")]
    public void The_class(int width, int height, string files, string expected, string rule)
    {
        var screen = new Endpoint("e", "e", EndpointKind.LobbyTv, width, height, Sample.Venue());
        var asset = Asset with
        {
            Renditions = [.. files.Split(' ').Select(f => f.Split(':'))
                .Select((f, i) => File($"{i}", 100, 100, int.Parse(f[1], null), f[0]))],
        };

        var chosen = asset.RenditionFor(screen)!;

        chosen.Use.ShouldBe(expected, rule);
        chosen.ShouldBe(asset.Renditions.Where(r => r.Use == expected).MaxBy(r => r.Length), rule);
    }

    // glyphs on a screen: still, or one pass of (text + screen) at the slogan's speed
    [Theory]
    [InlineData(192, 32, 8,  6.0,  "fits, and needs no longer to be read")]
    [InlineData(192, 32, 32, 19.3, "(32 x 23 + 192) / 48 pixels a second")]
    [InlineData(64,  16, 32, 24.0, "(32 x 16 + 64) / 24")]
    [InlineData(1280, 720, 10, 6.0, "a band in which it stands")]
    [InlineData(1280, 720, 40, 30.0, "a ninth of the height: (40 x 58 + 1280) / 120")]
    [InlineData(320, 240, 40, 27.7, "the lowest screen with a band: (40 x 19 + 320) / 39")]
    [InlineData(320, 239, 40, 10.0, "a lower one has none: it stands as a picture")]
    [InlineData(96, 24, 32, 24.0, "type of the full height up to 24 rows: (32 x 24 + 96) / 36")]
    [InlineData(96, 32, 32, 17.3, "flat is three times as wide as high: (32 x 23 + 96) / 48")]
    [InlineData(95, 32, 32, 8.0, "one column less is not flat: 250 ms a glyph")]
    [InlineData(192, 16, 12, 6.0, "as wide as the screen to the pixel: it stands")]
    [InlineData(192, 16, 13, 16.7, "a glyph more: it scrolls, (13 x 16 + 192) / 24")]
    [InlineData(64, 64, 40, 10.0, "on a square it stands: 250 ms a glyph")]
    [InlineData(64, 64, 300, 60.0, "and no longer than a minute")]
    public void A_slogans_turn_is_one_pass(int width, int height, int glyphs, double seconds, string rule) =>
        SloganTime.On(Led(width, height), Words(new string('防', glyphs))).TotalSeconds.ShouldBe(seconds, 0.05, rule);

    [Theory]
    [InlineData('a', 14.4, "Latin letters are little more than half as wide: (32 x 8.8 + 64) / 24")]
    [InlineData('\u2E7F', 14.4, "the last of the narrow")]
    [InlineData('\u2E80', 24.0, "the first of the wide")]
    public void A_slogans_letters(char letter, double seconds, string rule) =>
        SloganTime.On(Led(64, 16), Words(new string(letter, 32))).TotalSeconds.ShouldBe(seconds, 0.05, rule);

    // 64 rows: one line of 46, two of 23 pixels; 16 rows have no room for two
    [Theory]
    [InlineData(192, 64, null, null, 17.3, "one line: (32 x 46 + 192) / 96")]
    [InlineData(192, 64, 2, null, 6.0, "two lines, each of half the text: no less than six seconds")]
    [InlineData(192, 64, 2, 2000, 7.8, "and it stands for two seconds")]
    [InlineData(96, 16, 2, null, 25.3, "too low for two: (32 x 16 + 96) / 24")]
    public void A_slogans_lines_and_pause(int width, int height, int? lines, int? pause, double seconds, string rule)
    {
        var style = new SloganStyle { Lines = lines, PauseMs = pause };

        SloganTime.On(Led(width, height), Words(new string('防', 32)) with { Style = style }).TotalSeconds
            .ShouldBe(seconds, 0.05, rule);
    }

    [Fact]
    public void A_variant_may_be_just_as_long_as_the_booking_bears() =>
        Asset.RenditionFor(Led(1280, 720), Duration.FromSeconds(15))!.MediaType.ShouldBe("short");

    [Fact]
    public void A_slogan_without_speed_stands_for_as_long_as_it_takes_to_read()
    {
        var still = Words(new string('防', 40)) with { Style = new SloganStyle { Speed = 0 } };

        SloganTime.PassOn(Led(192, 32), still).ShouldBeNull();
        SloganTime.On(Led(192, 32), still).ShouldBe(Duration.FromSeconds(10));
        SloganTime.PassOn(Led(64, 64), Words(new string('防', 40))).ShouldBeNull();
    }

    [Fact]
    public void A_slogan_whose_words_are_not_known_has_the_shortest_turn()
    {
        var slogan = Asset with { Kind = AssetKind.Slogan };
        var known = slogan with { Slogan = Words(new string('防', 32)) };

        slogan.SlotOf(slogan.Renditions[0], Led(64, 16)).ShouldBe(Duration.FromSeconds(6));
        known.SlotOf(slogan.Renditions[0], Led(64, 16)).ShouldBe(Duration.FromSeconds(24));
    }

    private static SloganDocument Words(string text) => new() { Text = text };

    private static Endpoint Led(int width, int height) =>
        new("e", "e", EndpointKind.BusLed, width, height, Sample.Venue());

    private static PlanRendition File(
        string name, int width, int height, int seconds, string use = PlanRendition.General) =>
        new(Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name)), name, 1, use, Duration.FromSeconds(seconds),
            width, height);
}
