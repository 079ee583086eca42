using Shouldly;
using Signage.Player.Led;
using Signage.Player.Picture;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

public sealed class LedWiringFacts
{
    // As people see it: a b c
    //                   d e f
    // rotation, serpentine     in the order of the wire
    public static TheoryData<int, bool, string> Ways => new()
    {
        { 0,    false,          "abcdef" },
        { 0,    true,           "abcfed" },
        { 180,  false,          "fedcba" },
        { 180,  true,           "fedabc" },
        { 90,   false,          "cfbead" },
        { 90,   true,           "cfebad" },
        { 270,  false,          "daebfc" },
        { 270,  true,           "dabefc" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Pixels_go_in_the_order_of_the_panels_own_wire(int rotation, bool serpentine, string expected)
    {
        using var picture = Letters("abcdef", 3, 2);
        var wiring = new LedWiring(3, 2, Plain with { Rotation = rotation, Serpentine = serpentine });
        var sent = new byte[18];

        wiring.Fill(picture, 0, sent);

        string.Concat(sent.Chunk(3).Select(pixel => (char)pixel[0])).ShouldBe(expected);
    }

    [Theory]
    [InlineData("rgb", new byte[] { 1, 2, 3 })]
    [InlineData("grb", new byte[] { 2, 1, 3 })]
    [InlineData("bgr", new byte[] { 3, 2, 1 })]
    [InlineData("brg", new byte[] { 3, 1, 2 })]
    public void Colours_go_in_the_order_of_the_chip(string order, byte[] expected)
    {
        using var picture = new PixelBuffer(1, 1);
        new byte[] { 3, 2, 1, 255 }.CopyTo(picture.Bytes);
        var sent = new byte[3];

        new LedWiring(1, 1, Plain with { Order = order }).Fill(picture, 0, sent);

        sent.ShouldBe(expected);
    }

    // value    gamma   brightness  sent: 255 * (value / 255) ^ gamma * brightness / 100
    [Theory]
    [InlineData(255, 1.0, 100, 255)]
    [InlineData(128, 1.0, 100, 128)]
    [InlineData(128, 1.0, 50, 64)]
    [InlineData(255, 2.2, 50, 128)]
    [InlineData(128, 2.2, 100, 56)]
    [InlineData(255, 2.2, 0, 0)]
    [InlineData(0, 0.5, 100, 0)]
    public void Values_pass_through_gamma_and_brightness(byte value, double gamma, int brightness, byte expected)
    {
        using var picture = new PixelBuffer(1, 1);
        picture.Bytes.Fill(value);
        var sent = new byte[3];

        new LedWiring(1, 1, Plain with { Gamma = gamma, Brightness = brightness }).Fill(picture, 0, sent);

        sent.ShouldBe([expected, expected, expected]);
    }

    [Fact]
    public void A_packet_may_begin_in_the_middle()
    {
        using var picture = Letters("abcdef", 3, 2);
        var sent = new byte[6];

        new LedWiring(3, 2, Plain).Fill(picture, 4, sent);

        (sent[0], sent[3]).ShouldBe(((byte)'e', (byte)'f'));
    }

    internal static LedLook Plain { get; } = new("rgb", 1, 100, false, 0);

    private static PixelBuffer Letters(string letters, int width, int height)
    {
        var picture = new PixelBuffer(width, height);
        for (var at = 0; at < letters.Length; at++)
            picture.Bytes.Slice(at * 4, 4).Fill((byte)letters[at]);
        return picture;
    }
}
