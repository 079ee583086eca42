using Shouldly;
using Signage.Player.Decoding;
using Signage.Player.Picture;
using Xunit;

namespace Signage.Tests.Unit.Device.Decoding;

/// <summary>Pictures of a clip that is narrower or lower than its screen.</summary>
public sealed class CentredFacts
{
    private const byte Luma = 200;
    private const byte Colour = 90;

    // pictures          screen     first of them is at
    [Theory]
    [InlineData(4, 4,    8, 4,      2, 0)]
    [InlineData(8, 2,    8, 6,      0, 2)]
    [InlineData(8, 4,    8, 4,      0, 0)]
    [InlineData(3, 3,    7, 5,      2, 0)]
    [InlineData(1, 1,    1, 1,      0, 0)]
    public void They_stand_in_the_middle_with_black_beside(
        int width, int height, int screenWidth, int screenHeight, int left, int top)
    {
        using var screen = Dirty(screenWidth, screenHeight);
        using var pictures = new Centred(Header(width, height), screenWidth, screenHeight);
        var stream = Stream(width, height, pictures: 2);

        pictures.ReadInto(stream, screen).ShouldBeTrue();

        Shown(screen.Plane(0), screenWidth).ShouldBe(
            Expected(screenWidth, screenHeight, left, top, width, height, Luma, 16));
        foreach (var plane in new[] { 1, 2 })
        {
            Shown(screen.Plane(plane), screen.ChromaWidth).ShouldBe(Expected(
                screen.ChromaWidth, screen.ChromaHeight, left / 2, top / 2, (width + 1) / 2, (height + 1) / 2, Colour,
                128));
        }

        pictures.ReadInto(stream, screen).ShouldBeTrue();
        pictures.ReadInto(stream, screen).ShouldBeFalse("there are two");
    }

    [Fact]
    public void Those_larger_than_the_screen_are_refused() =>
        Should.Throw<InvalidOperationException>(() => new Centred(Header(8, 5), 8, 4));

    private static Y4mHeader Header(int width, int height) => new(width, height, new FrameRate(25, 1));

    /// <summary>A buffer that had another picture before.</summary>
    private static PixelBuffer Dirty(int width, int height)
    {
        var buffer = new PixelBuffer(width, height, PixelFormat.I420);
        buffer.Bytes.Fill(77);
        return buffer;
    }

    private static MemoryStream Stream(int width, int height, int pictures)
    {
        var stream = new MemoryStream();
        for (var i = 0; i < pictures; i++)
        {
            stream.Write("FRAME\n"u8);
            stream.Write(Enumerable.Repeat(Luma, width * height).ToArray());
            stream.Write(Enumerable.Repeat(Colour, (width + 1) / 2 * ((height + 1) / 2) * 2).ToArray());
        }

        stream.Position = 0;
        return stream;
    }

    private static string Shown(Span<byte> plane, int width) =>
        string.Join('\n', plane.ToArray().Chunk(width).Select(row => string.Join(' ', row)));

    private static string Expected(
        int width, int height, int left, int top, int inner, int rows, byte value, byte beside) =>
        string.Join('\n', Enumerable.Range(0, height).Select(y => string.Join(' ', Enumerable.Range(0, width).Select(
            x => x >= left && x < left + inner && y >= top && y < top + rows ? value : beside))));
}
