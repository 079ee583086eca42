using NodaTime;
using Shouldly;
using Signage.Player.Picture;
using SkiaSharp;
using Xunit;

namespace Signage.Tests.Unit.Device.Picture;

public sealed class PictureFacts
{
    // screen of 64, strip of 200: enters at the right edge, leaves at the left after 264 pixels, begins again
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1_000, 34)]
    [InlineData(1_033, 34)]
    [InlineData(1_034, 33)]
    [InlineData(8_800, 64)]
    [InlineData(88_000_000, 64)]
    public void A_strip_stands_where_the_time_says(int milliseconds, int left) =>
        Scroll.Left(Duration.FromMilliseconds(milliseconds), 30, stripWidth: 200, screenWidth: 64).ShouldBe(left);

    // screen of 64 at 32 px/s, strip of 200: its beginning is at the left edge after 2 s, and stands there for 3
    [Theory]
    [InlineData(1_000, 32)]
    [InlineData(2_000, 0)]
    [InlineData(4_999, 0)]
    [InlineData(6_000, -32)]
    [InlineData(11_250, 64)]
    public void A_strip_with_a_pause_stands_once_its_beginning_has_come_in(int milliseconds, int left) =>
        Scroll.Left(Duration.FromMilliseconds(milliseconds), 32, 200, 64, Duration.FromSeconds(3)).ShouldBe(left);

    [Fact]
    public void A_strip_that_fits_stands_in_the_middle() =>
        Scroll.Left(Duration.FromSeconds(5), 30, stripWidth: 40, screenWidth: 64).ShouldBe(12);

    [Fact]
    public void Text_without_punctuation_is_broken_into_even_lines() =>
        Poster.Wrap("公安机关不会电话办案转账", 11).ShouldBe(["公安机关不会", "电话办案转账"]);

    [Fact]
    public void An_opening_quotation_mark_goes_with_what_it_opens() =>
        Poster.Wrap("要您转到“安全账户”", 7).ShouldBe(["要您转到", "“安全账户”"]);

    [Fact]
    public void Text_is_broken_after_punctuation_where_that_is_not_too_early() =>
        Poster.Wrap("凡是刷单返利的，都是诈骗！不轻信、不透露、不转账", 10).ShouldBe(["凡是刷单返利的，", "都是诈骗！不轻信、", "不透露、不转账"]);

    [Theory]
    [InlineData(64, 16)]
    [InlineData(192, 32)]
    [InlineData(1280, 720)]
    [InlineData(720, 1280)]
    [InlineData(8, 8)]
    [InlineData(4096, 4)]
    public void The_built_in_card_is_opaque_and_not_black(int width, int height)
    {
        using var typefaces = Typefaces.Load(null);
        using var backdrops = new Backdrops(new Stage(width, height, 25, typefaces));

        var pixels = backdrops.Card.Picture!.Bytes;

        Lit(pixels).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Signs_that_no_typeface_has_are_left_out()
    {
        using var typefaces = Typefaces.Load(null);

        string.Concat(typefaces.Runs("反\U0010FFFD诈").Select(run => run.Text)).ShouldBe("反诈");
    }

    [Fact]
    public void A_very_long_slogan_is_drawn_in_tiles()
    {
        using var typefaces = Typefaces.Load(null);
        using var strip = SloganStrip.Scrolling(typefaces, LookOf(new string('诈', 500)), 32, PixelFormat.Bgra);
        using var buffer = new PixelBuffer(64, 32);

        strip.Draw(buffer, -strip.Width + 64, 0);

        strip.Width.ShouldBeGreaterThan(10_000);
        Lit(buffer.Bytes).ShouldBeGreaterThan(100);
    }

    // pages of 64 pixels at 16: four glyphs each
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2_999, 0)]
    [InlineData(3_000, -64)]
    [InlineData(6_000, -128)]
    [InlineData(9_000, 0)]
    public void A_slogan_that_stands_and_is_too_long_is_shown_page_by_page(int milliseconds, int left)
    {
        using var typefaces = Typefaces.Load(null);
        using var strip = SloganStrip.Pages(typefaces, LookOf("守住钱袋护好幸福家园安宁"), 16, 64, PixelFormat.Bgra);

        strip.Width.ShouldBe(192);
        Scroll.Page(Duration.FromMilliseconds(milliseconds), strip.Width, 64, Duration.FromSeconds(3)).ShouldBe(left);
    }

    [Fact]
    public void Two_lines_are_half_as_long_and_use_both_halves_of_the_band()
    {
        using var typefaces = Typefaces.Load(null);
        var look = LookOf("守住钱袋护好幸福家园安宁");
        using var one = SloganStrip.Scrolling(typefaces, look, 32, PixelFormat.Bgra);
        using var two = SloganStrip.Scrolling(typefaces, look with { Lines = 2 }, 32, PixelFormat.Bgra);
        using var buffer = new PixelBuffer(96, 32);

        two.Draw(buffer, 0, 0);

        (one.Width, two.Width).ShouldBe((276, 96));
        Lit(buffer.Bytes[..(16 * 96 * 4)]).ShouldBeGreaterThan(200);
        Lit(buffer.Bytes[(16 * 96 * 4)..]).ShouldBeGreaterThan(200);
    }

    private static SloganLook LookOf(string text) => new(text, null, 1, SKColors.White, SKColors.Black);

    private static int Lit(ReadOnlySpan<byte> pixels)
    {
        var lit = 0;
        for (var i = 0; i < pixels.Length; i += 4)
            lit += pixels[i] + pixels[i + 1] + pixels[i + 2] > 0 ? 1 : 0;
        return lit;
    }
}
