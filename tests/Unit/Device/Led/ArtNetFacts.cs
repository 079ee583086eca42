using Shouldly;
using Signage.Player.Led;
using Signage.Tests.Support;
using Signage.Tests.Support.Led;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

/// <summary>Against the words of "Specification for the Art-Net 4 Ethernet Communication Protocol".</summary>
public sealed class ArtNetFacts : IDisposable
{
    private readonly Datagrams _receiver = new();

    [Fact]
    public void A_small_frame_is_an_ArtDmx_and_an_ArtSync_as_the_standard_writes_them()
    {
        using var picture = LedPictures.Solid(1, 1, red: 0x11, green: 0x22, blue: 0x33);
        using var sink = Open(1, 1, universe: 0x1234);

        sink.Send(picture, 1);

        _receiver.Next().ShouldBe(
        [
            // ID: "Art-Net" and a zero.
            0x41, 0x72, 0x74, 0x2D, 0x4E, 0x65, 0x74, 0x00,
            // OpDmx 0x5000, the low byte first.
            0x00, 0x50,
            // Protocol revision 14, the high byte first.
            0, 14,
            // The sequence, 1 to 255.
            1,
            // Physical: for information only.
            0,
            // SubUni: the low byte of the 15-bit Port-Address; Net: its upper seven bits.
            0x34, 0x12,
            // The length of the data, the high byte first; it must be even, so three slots are sent as four.
            0, 4,
            0x11, 0x22, 0x33, 0,
        ]);
        _receiver.Next().ShouldBe(
        [
            0x41, 0x72, 0x74, 0x2D, 0x4E, 0x65, 0x74, 0x00,
            // OpSync 0x5200, the low byte first.
            0x00, 0x52,
            0, 14,
            // Aux1 and Aux2: transmit as zero.
            0, 0,
        ]);
    }

    [Fact]
    public void A_universe_holds_170_pixels_and_all_of_a_frame_have_one_sequence()
    {
        using var picture = LedPictures.Coded(192, 32);
        using var sink = Open(192, 32, universe: 250);

        sink.Send(picture, 1);
        sink.Send(picture, 1);

        // 6,144 pixels = 36 x 170 + 24
        var packets = _receiver.Next(76);
        var first = packets.Take(37).ToList();
        first.Select(packet => packet.Length - 18).ShouldBe([.. Enumerable.Repeat(510, 36), 72]);
        first.Select(packet => packet[14] | (packet[15] << 8)).ShouldBe(Enumerable.Range(250, 37));
        first.ShouldAllBe(packet => packet[12] == 1);
        packets.Skip(38).Take(37).ShouldAllBe(packet => packet[12] == 2);
        first.SelectMany(packet => packet[18..]).ShouldBe(LedPictures.Rgb(picture));
    }

    [Fact]
    public void The_sequence_leaves_zero_out()
    {
        using var picture = LedPictures.Coded(1, 1);
        using var sink = Open(1, 1, sync: false);

        for (var frame = 0; frame < 257; frame++)
            sink.Send(picture, 1);

        _receiver.Next(257).Select(packet => (int)packet[12]).ShouldBe([.. Enumerable.Range(1, 255), 1, 2]);
    }

    [Fact]
    public void Without_sync_none_is_sent()
    {
        using var picture = LedPictures.Coded(2, 2);
        using var sink = Open(2, 2, sync: false);

        sink.Send(picture, 1);

        _receiver.Next()[9].ShouldBe((byte)0x50);
        _receiver.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4096, 4)]
    [InlineData(192, 32)]
    public void A_receiver_sees_the_picture(int width, int height)
    {
        using var picture = LedPictures.Coded(width, height);
        using var sink = Open(width, height, universe: 7);
        var panel = new ArtNetPanel(width, height, firstUniverse: 7);

        sink.Send(picture, 1);
        while (panel.Frames == 0)
            panel.Take(_receiver.Next());

        panel.Rgb.ShouldBe(LedPictures.Rgb(picture));
    }

    private ArtNetSink Open(int width, int height, int universe = 0, bool sync = true) => new(
        new LedWiring(width, height, LedWiringFacts.Plain), UdpRoute.To("127.0.0.1", _receiver.Port, null),
        universe, sync);

    public void Dispose() => _receiver.Dispose();
}
