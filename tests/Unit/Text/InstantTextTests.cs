using NodaTime;
using Shouldly;
using Signage.Content.Text;
using Xunit;

namespace Signage.Tests.Unit.Text;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2026-11-23T08:00:00.000Z")]
    [InlineData("1970-01-01T00:00:00.000Z")]
    [InlineData("2999-12-31T23:59:59.999Z")]
    [InlineData("2028-02-29T12:34:56.789Z")]
    public void What_is_written_is_read(string text)
    {
        InstantText.TryParse(text, out var instant).ShouldBeTrue();
        InstantText.Format(instant).ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T08:00:00.00Z")]
    [InlineData("2026-11-23T08:00:00.0000Z")]
    [InlineData("2026-11-23T08:00:00.000")]
    [InlineData("2026-11-23T08:00:00.000z")]
    [InlineData("2026-11-23t08:00:00.000Z")]
    [InlineData("2026-11-23 08:00:00.000Z")]
    [InlineData("2026-11-23T08:00:00.000+00:00")]
    [InlineData("2026-11-23T24:00:00.000Z")]
    [InlineData("2026-11-23T23:59:60.000Z")]
    [InlineData("2027-02-29T00:00:00.000Z")]
    [InlineData("1969-12-31T23:59:59.999Z")]
    [InlineData("3000-01-01T00:00:00.000Z")]
    [InlineData("-001-01-01T00:00:00.000Z")]
    [InlineData(" 2026-11-23T08:00:00.000Z")]
    public void Anything_else_is_no_instant(string? text) => InstantText.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Parts_below_a_millisecond_are_cut_off()
    {
        var instant = Instant.FromUtc(2026, 11, 23, 8, 0).PlusNanoseconds(999_999);
        InstantText.Format(instant).ShouldBe("2026-11-23T08:00:00.000Z");
        InstantText.ToMilliseconds(instant).ShouldBe(Instant.FromUtc(2026, 11, 23, 8, 0));
    }
}
