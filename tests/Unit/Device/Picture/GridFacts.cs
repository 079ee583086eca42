using NodaTime;
using Shouldly;
using Signage.Player.Decoding;
using Signage.Player.Picture;
using Signage.Player.Picture.Overlays;
using Signage.Player.Presenting;
using Xunit;

namespace Signage.Tests.Unit.Device.Picture;

/// <summary>Which picture stands at an instant, what a clock says, and what counts as black.</summary>
public sealed class GridFacts
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 12, 0);

    [Theory]
    [InlineData(25)]
    [InlineData(30)]
    [InlineData(60)]
    public void Every_instant_of_the_grid_has_the_next_picture(int framesPerSecond)
    {
        for (var frame = 0L; frame < 3 * framesPerSecond; frame++)
        {
            var at = FrameGrid.Nearest(Noon + Duration.FromSeconds(1) * frame / framesPerSecond, framesPerSecond);

            new FrameRate(framesPerSecond, 1).IndexAt(at - Noon).ShouldBe(frame);
        }
    }

    // instant (ms after noon)   30 a second: grid at 0, 33.3, 66.7 …
    [Theory]
    [InlineData(0, 0)]
    [InlineData(16, 0)]
    [InlineData(17, 33_333_333)]
    [InlineData(49, 33_333_333)]
    [InlineData(51, 66_666_666)]
    [InlineData(990, 1_000_000_000)]
    public void An_instant_belongs_to_the_nearest_of_the_grid(int milliseconds, long nanoseconds) =>
        (FrameGrid.Nearest(Noon + Duration.FromMilliseconds(milliseconds), 30) - Noon)
            .ToInt64Nanoseconds().ShouldBe(nanoseconds);

    [Fact]
    public void Before_the_beginning_there_is_no_picture() =>
        new FrameRate(25, 1).IndexAt(Duration.FromMilliseconds(-5)).ShouldBeLessThan(0);

    [Fact]
    public void A_rate_that_is_no_whole_number_does_not_drift() =>
        new FrameRate(30_000, 1_001).IndexAt(Duration.FromHours(1_001)).ShouldBe(30_000L * 3_600);

    // what the decoder says                     pictures  in seconds
    [Theory]
    [InlineData("YUV4MPEG2 W64 H36 F25:1 Ip A1:1 C420jpeg\n", 25, 1)]
    [InlineData("YUV4MPEG2 W64 H36 F30000:1001 Ip A0:0\n", 30_000, 1_001)]
    public void Size_and_rate_of_a_clip_are_read_from_the_stream_of_its_pictures(
        string header, int number, int seconds) =>
        Y4m.ReadHeader(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(header)))
            .ShouldBe(new Y4mHeader(64, 36, new FrameRate(number, seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("YUV4MPEG2 W64 H36 F0:0\n")]
    [InlineData("YUV4MPEG2 W64 F25:1\n")]
    [InlineData("YUV4MPEG2 W-1 H36 F25:1\n")]
    [InlineData("RIFF")]
    public void A_stream_that_is_another_has_neither(string header) =>
        Y4m.ReadHeader(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(header))).ShouldBeNull();

    // target after      says
    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(-90, "00:00:00")]
    [InlineData(0.2, "00:00:01")]
    [InlineData(61, "00:01:01")]
    [InlineData(86_399, "23:59:59")]
    [InlineData(90_061, "1天01:01:01")]
    [InlineData(864_000_000, "9999天00:00:00")]
    public void A_countdown_says_what_is_left(double seconds, string text)
    {
        var to = new char[Ticking.Longest];

        new string(to, 0, Ticking.Countdown(Noon, Noon + Duration.FromSeconds(seconds), to)).ShouldBe(text);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "20:00")]
    [InlineData("Asia/Kolkata", "17:30")]
    [InlineData("Pacific/Honolulu", "02:00")]
    public void A_clock_says_the_time_of_its_place(string zone, string text)
    {
        var to = new char[Ticking.Longest];

        new string(to, 0, Ticking.Clock(Noon, DateTimeZoneProviders.Tzdb[zone], to)).ShouldBe(text);
    }

    [Theory]
    [InlineData(1, 1, PixelFormat.Bgra)]
    [InlineData(64, 16, PixelFormat.Bgra)]
    [InlineData(1280, 720, PixelFormat.I420)]
    public void Black_is_not_lit_and_a_picture_is(int width, int height, PixelFormat pixels)
    {
        using var picture = new PixelBuffer(width, height, pixels);
        PictureWatch.IsLit(picture).ShouldBeFalse();

        picture.Plane(0)[..(picture.Plane(0).Length / 3 + 1)].Fill(90);

        PictureWatch.IsLit(picture).ShouldBeTrue();
    }

    // second      0    1.5    3             5
    //             black------------------->lit
    // fault            [.....................)
    // card                    [..............)   where no pictures come
    [Theory]
    [InlineData(false, "0 well, 1500 mend, 1750 black, 3000 card, 5000 well")]
    [InlineData(true, "0 well, 1500 mend, 1750 black, 5000 well")]
    public void Black_is_mended_after_a_second_and_a_half_and_the_card_stands_in_where_nothing_comes(
        bool comes, string said)
    {
        var watch = new PictureWatch();
        using var black = new PixelBuffer(8, 8);
        using var lit = new PixelBuffer(8, 8);
        lit.Bytes.Fill(200);
        var seen = new List<string>();

        for (var ms = 0; ms <= 5_500; ms += 250)
        {
            var mend = watch.Look(ms < 5_000 ? black : lit, expected: true, comes,
                Noon + Duration.FromMilliseconds(ms));
            var now = mend ? "mend" : watch.CardStandsIn ? "card" : watch.IsBlack ? "black" : "well";
            if (seen.LastOrDefault()?.EndsWith(now, StringComparison.Ordinal) != true)
                seen.Add($"{ms} {now}");
        }

        string.Join(", ", seen).ShouldBe(said);
    }

    [Fact]
    public void Where_nothing_is_expected_black_is_no_fault()
    {
        var watch = new PictureWatch();
        using var black = new PixelBuffer(8, 8);

        for (var ms = 0; ms <= 4_000; ms += 40)
            watch.Look(black, expected: false, comes: false, Noon + Duration.FromMilliseconds(ms)).ShouldBeFalse();

        watch.IsBlack.ShouldBeFalse();
    }
}
