using CsCheck;
using Shouldly;
using Signage.Scheduler.Ffmpeg;
using Xunit;

namespace Signage.Tests.Unit.Ffmpeg;

public sealed class FitTests
{
    [Theory]
    [InlineData(320, 240, 1280, 720, 320, 240)]    // never larger
    [InlineData(1920, 1080, 1280, 720, 1280, 720)]
    [InlineData(720, 1280, 1280, 720, 404, 720)]   // upright stays upright
    [InlineData(8000, 10, 1280, 720, 1280, 2)]     // never nothing
    public void A_picture_keeps_its_shape(
        int width, int height, int maxWidth, int maxHeight, int fitWidth, int fitHeight) =>
        Fit.Within(width, height, maxWidth, maxHeight).ShouldBe((fitWidth, fitHeight));

    [Fact]
    public void Sizes_are_even_and_within_the_box() =>
        Gen.Int[2, 8192].Select(Gen.Int[2, 8192]).Sample((w, h) =>
        {
            var (width, height) = Fit.Within(w, h, 1280, 720);
            return width % 2 == 0 && height % 2 == 0 && width is >= 2 and <= 1280 && height is >= 2 and <= 720;
        });
}
