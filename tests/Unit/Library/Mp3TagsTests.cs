using Shouldly;
using Signage.Scheduler.Library;
using Xunit;

namespace Signage.Tests.Unit.Library;

public sealed class Mp3TagsTests
{
    private static readonly byte[] Frames = [0xFF, 0xFB, 1, 2, 3, 4, 5, 6];

    [Fact]
    public void Tags_before_and_after_are_left_out()
    {
        byte[] id3v2 = [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5];
        byte[] id3v1 = [.. "TAG"u8, .. new byte[125]];
        Between(Frames).ShouldBe((0, 8));
        Between([.. id3v2, .. Frames]).ShouldBe((15, 23));
        Between([.. id3v2, .. id3v2, .. Frames, .. id3v1]).ShouldBe((30, 38));
    }

    [Fact]
    public void A_tag_that_claims_more_than_there_is_stays() =>
        Between([.. "ID3"u8, 3, 0, 0, 127, 127, 127, 127, .. Frames]).ShouldBe((0, 18));

    private static (long Start, long End) Between(byte[] bytes) => Mp3Tags.Frames(new MemoryStream(bytes));
}
