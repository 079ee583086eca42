using Shouldly;
using Signage.Scheduler.Library;
using Xunit;

namespace Signage.Tests.Unit.Library;

public sealed class TitleTagTests
{
    [Theory]
    [InlineData("防骗",        "防骗")]   // Unicode stays
    [InlineData("·ÀÆ­",        "防骗")]   // GBK read as Latin-1
    [InlineData("Plain title", "Plain title")]
    [InlineData("Café",        "Café")]   // Latin-1 that is Latin-1
    [InlineData("",            "file")]
    [InlineData(null,          "file")]
    [InlineData("bad\uFFFDtag", "file")]
    public void The_title_is_the_tag_where_it_can_be_read(string? tag, string title) =>
        TitleTag.Choose(tag, "file.mp3").ShouldBe(title);
}
