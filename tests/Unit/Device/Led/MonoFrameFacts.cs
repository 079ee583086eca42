using System.Buffers.Binary;
using Shouldly;
using Signage.Player.Led;
using Signage.Player.Picture;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

public sealed class MonoFrameFacts
{
    // What is drawn, one letter a pixel: R G B, Y is red and green, W is white, a dot is black.
    [Fact]
    public void A_frame_of_one_colour_is_as_the_page_describes_it()
    {
        using var picture = Drawn(100, "R........W", ".GB.......");

        var frame = new MonoFrame(10, 2, colours: 1, threshold: 50).Pack(picture, brightness: 60, sequence: 7);

        frame[..^2].ToArray().ShouldBe(
        [
            // "SLED", version 1, one colour, 10 wide, 2 high, 60 percent, the seventh.
            0x53, 0x4C, 0x45, 0x44, 1, 1, 0, 10, 0, 2, 60, 7,
            // Rows of two bytes, the leftmost pixel in the highest bit, the last six bits unused.
            0b1000_0000, 0b0100_0000,
            0b0110_0000, 0b0000_0000,
        ]);
        BinaryPrimitives.ReadUInt16BigEndian(frame[^2..]).ShouldBe(MonoFrame.Checksum(frame[..^2]));
    }

    [Fact]
    public void Two_colours_are_two_planes_red_before_green()
    {
        using var picture = Drawn(100, "RGYBW...");

        var frame = new MonoFrame(8, 1, colours: 2, threshold: 50).Pack(picture, 100, 0);

        // Blue alone and white light both, so that nothing is lost.
        frame[12].ShouldBe((byte)0b1011_1000);
        frame[13].ShouldBe((byte)0b0111_1000);
    }

    [Fact]
    public void The_checksum_is_the_known_one() => MonoFrame.Checksum("123456789"u8).ShouldBe((ushort)0x29B1);

    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    [InlineData(10)]
    public void A_picture_that_the_plan_dimmed_keeps_its_strokes(int percent)
    {
        using var picture = Drawn(percent, "W.W.W.W.");

        new MonoFrame(8, 1, 1, 50).Pack(picture, 100, 0)[12].ShouldBe((byte)0b1010_1010);
    }

    [Fact]
    public void Grey_edges_are_cut_at_the_threshold()
    {
        using var picture = new PixelBuffer(4, 1);
        foreach (var (x, value) in (ReadOnlySpan<(int, byte)>)[(0, 255), (1, 128), (2, 127), (3, 60)])
            picture.Bytes.Slice(x * 4, 3).Fill(value);

        new MonoFrame(4, 1, 1, threshold: 50).Pack(picture, 100, 0)[12].ShouldBe((byte)0b1100_0000);
        new MonoFrame(4, 1, 1, threshold: 20).Pack(picture, 100, 0)[12].ShouldBe((byte)0b1111_0000);
        new MonoFrame(4, 1, 1, threshold: 100).Pack(picture, 100, 0)[12].ShouldBe((byte)0b1000_0000);
    }

    // red, green, blue     red     green
    [Theory]
    [InlineData(255, 216, 74,   1,  1)]
    [InlineData(140, 118, 40,   1,  1)]
    [InlineData(255, 120, 0,    1,  0)]
    [InlineData(120, 255, 0,    0,  1)]
    [InlineData(40, 60, 255,    1,  1)]
    public void The_edge_of_a_stroke_has_the_strokes_colour(byte red, byte green, byte blue, byte first, byte second)
    {
        using var picture = LedPictures.Solid(2, 1, red, green, blue);
        picture.Bytes[..4].Fill(255);

        var frame = new MonoFrame(2, 1, 2, threshold: 50).Pack(picture, 100, 0);

        (frame[12] >> 6 & 1, frame[13] >> 6 & 1).ShouldBe((first, second));
    }

    [Fact]
    public void Black_stays_black()
    {
        using var picture = new PixelBuffer(16, 16);
        picture.Bytes.Fill(3);

        new MonoFrame(16, 16, 2, 50).Pack(picture, 100, 0)[12..^2].ToArray().ShouldAllBe(value => value == 0);
    }

    // width    height  colours     bytes: 12 + height * ceil(width / 8) * colours + 2
    [Theory]
    [InlineData(1, 1, 1, 15)]
    [InlineData(192, 32, 1, 782)]
    [InlineData(192, 32, 2, 1550)]
    [InlineData(4096, 4, 1, 2062)]
    public void Odd_sizes_are_packed_too(int width, int height, int colours, int bytes)
    {
        using var picture = LedPictures.Solid(width, height, 255, 255, 255);

        var frame = new MonoFrame(width, height, colours, 50).Pack(picture, 100, 0);

        frame.Length.ShouldBe(bytes);
        MonoFrame.BytesOf(width, height, colours).ShouldBe(bytes);
        frame[12..^2].ToArray().Sum(value => System.Numerics.BitOperations.PopCount(value))
            .ShouldBe(width * height * colours);
    }

    private static PixelBuffer Drawn(int percent, params string[] rows)
    {
        var picture = new PixelBuffer(rows[0].Length, rows.Length);
        for (var at = 0; at < picture.Width * picture.Height; at++)
        {
            var letter = rows[at / picture.Width][at % picture.Width];
            var pixel = picture.Bytes[(at * 4)..];
            pixel[0] = Value(letter is 'B' or 'W');
            pixel[1] = Value(letter is 'G' or 'Y' or 'W');
            pixel[2] = Value(letter is 'R' or 'Y' or 'W');
        }
        return picture;

        byte Value(bool lit) => (byte)(lit ? 255 * percent / 100 : 0);
    }
}
