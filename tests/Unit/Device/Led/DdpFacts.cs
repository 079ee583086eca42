using Shouldly;
using Signage.Player.Led;
using Signage.Tests.Support;
using Signage.Tests.Support.Led;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

/// <summary>Against the words of the protocol's page, 3waylabs.com/ddp.</summary>
public sealed class DdpFacts : IDisposable
{
    private readonly Datagrams _receiver = new();

    [Fact]
    public void A_small_frame_is_one_packet_as_the_standard_writes_it()
    {
        using var picture = LedPictures.Solid(2, 1, red: 0x11, green: 0x22, blue: 0x33);
        using var sink = Open(2, 1);

        sink.Send(picture, 1);

        _receiver.Next().ShouldBe(
        [
            // Flags: version 1 in the two upper bits (0x40), push (0x01), since the frame ends here.
            0x41,
            // The sequence, 1 to 15 in the lower four bits.
            0x01,
            // Type: not custom, TTT = 001 is RGB, SSS = 011 is 8 bits an element: 0 0 001 011.
            0x0B,
            // 1 is the default output device.
            0x01,
            // The offset of the first byte, 32 bits, big endian.
            0, 0, 0, 0,
            // The number of bytes, 16 bits, big endian.
            0, 6,
            0x11, 0x22, 0x33, 0x11, 0x22, 0x33,
        ]);
    }

    [Fact]
    public void A_large_frame_is_cut_at_1440_bytes_and_the_last_packet_pushes_it()
    {
        using var picture = LedPictures.Coded(192, 32);
        using var sink = Open(192, 32);

        sink.Send(picture, 1);

        // 192 x 32 x 3 = 18,432 = 12 x 1,440 + 1,152
        var packets = _receiver.Next(13);
        packets.Select(packet => packet.Length - 10).ShouldBe([.. Enumerable.Repeat(1440, 12), 1152]);
        packets.Select(packet => packet[0]).ShouldBe([.. Enumerable.Repeat((byte)0x40, 12), 0x41]);
        packets.Select(packet => (packet[4] << 24) | (packet[5] << 16) | (packet[6] << 8) | packet[7])
            .ShouldBe(Enumerable.Range(0, 13).Select(number => number * 1440));
        packets.ShouldAllBe(packet => ((packet[8] << 8) | packet[9]) == packet.Length - 10);
        packets.SelectMany(packet => packet[10..]).ShouldBe(LedPictures.Rgb(picture));
        _receiver.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void The_sequence_goes_from_1_to_15_and_begins_again()
    {
        using var picture = LedPictures.Coded(1, 1);
        using var sink = Open(1, 1);

        for (var frame = 0; frame < 17; frame++)
            sink.Send(picture, 1);

        _receiver.Next(17).Select(packet => (int)packet[1]).ShouldBe([.. Enumerable.Range(1, 15), 1, 2]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(480, 1)]
    [InlineData(481, 1)]
    [InlineData(4096, 4)]
    [InlineData(192, 32)]
    public void A_receiver_sees_the_picture(int width, int height)
    {
        using var picture = LedPictures.Coded(width, height);
        using var sink = Open(width, height);
        var panel = new DdpPanel(width, height);

        sink.Send(picture, 1);
        while (panel.Frames == 0)
            panel.Take(_receiver.Next());

        panel.Rgb.ShouldBe(LedPictures.Rgb(picture));
        _receiver.IsEmpty.ShouldBeTrue();
    }

    private DdpSink Open(int width, int height) => new(
        new LedWiring(width, height, LedWiringFacts.Plain), UdpRoute.To("127.0.0.1", _receiver.Port, null));

    public void Dispose() => _receiver.Dispose();
}
