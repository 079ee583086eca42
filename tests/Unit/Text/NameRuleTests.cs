using Shouldly;
using Signage.Content.Text;
using Xunit;

namespace Signage.Tests.Unit.Text;

public sealed class NameRuleTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("bus-led.12_b")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void Names(string text) => NameRule.IsName(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("-a")]
    [InlineData(".a")]
    [InlineData("_a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("点位")]
    [InlineData("é")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void No_names(string? text) => NameRule.IsName(text).ShouldBeFalse();
}
