using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Signage.Player.Led;
using Signage.Player.Screens;
using Signage.Tests.Support;
using Signage.Tests.Support.Led;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

/// <summary>Against the tables of ANSI E1.31-2018.</summary>
public sealed class SacnFacts : IDisposable
{
    private static readonly Guid Cid = new("00112233-4455-6677-8899-aabbccddeeff");

    private static readonly byte[] Preamble =
    [
        // Preamble size 0x0010, postamble size 0, "ASC-E1.17" with three zeros (5.1 to 5.3).
        0x00, 0x10, 0x00, 0x00, 0x41, 0x53, 0x43, 0x2D, 0x45, 0x31, 0x2E, 0x31, 0x37, 0, 0, 0,
    ];

    private static readonly byte[] CidBytes =
        [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF];

    private readonly Datagrams _receiver = new();

    [Fact]
    public void A_frame_is_a_data_packet_as_table_4_1_writes_it()
    {
        using var picture = LedPictures.Solid(1, 1, red: 0x11, green: 0x22, blue: 0x33);
        using var sink = Open(1, 1, Look with { Universe = 0x1234, SyncUniverse = 7, Source = "云溪 LED" });

        sink.Send(picture, 1);
        _receiver.Next();

        byte[] expected =
        [
            .. Preamble,
            // Flags 0x7 and the length from here to the end: 129 - 16 = 113 = 0x71 (5.4).
            0x70, 0x71,
            // VECTOR_ROOT_E131_DATA (5.5), and the CID (5.6).
            0, 0, 0, 4, .. CidBytes,
            // 129 - 38 = 91 = 0x5B (6.1), VECTOR_E131_DATA_PACKET (6.2.1).
            0x70, 0x5B, 0, 0, 0, 2,
            // The source's name: 64 bytes of UTF-8, ended by zero (6.2.2).
            .. Encoding.UTF8.GetBytes("云溪 LED"), .. new byte[54],
            // Priority 0 to 200 (6.2.3), the synchronization universe (6.2.4.1), sequence (6.2.5), options (6.2.6).
            100, 0, 7, 0, 0,
            // The universe (6.2.7).
            0x12, 0x34,
            // 129 - 115 = 14 (7.1), VECTOR_DMP_SET_PROPERTY (7.2), address and data type (7.3).
            0x70, 14, 0x02, 0xA1,
            // First property address 0 (7.4), increment 1 (7.5), start code and three slots (7.6).
            0, 0, 0, 1, 0, 4,
            // Start code 0 (7.7), then the slots.
            0, 0x11, 0x22, 0x33,
        ];
        expected.Length.ShouldBe(129);
        _receiver.Next().ShouldBe(expected);
        _receiver.Next().ShouldBe(
        [
            .. Preamble,
            // 49 - 16 = 33 = 0x21; VECTOR_ROOT_E131_EXTENDED (table 4-2).
            0x70, 0x21, 0, 0, 0, 8, .. CidBytes,
            // 49 - 38 = 11; VECTOR_E131_EXTENDED_SYNCHRONIZATION; sequence, universe, two reserved bytes (6.3).
            0x70, 11, 0, 0, 0, 1, 0, 0, 7, 0, 0,
        ]);
    }

    [Fact]
    public void The_first_packet_lists_the_universes_as_table_4_3_writes_it()
    {
        using var picture = LedPictures.Coded(171, 1);
        using var sink = Open(171, 1, Look with { Universe = 255 });

        sink.Send(picture, 1);

        _receiver.Next().ShouldBe(
        [
            .. Preamble,
            // 124 - 16 = 108 = 0x6C; VECTOR_ROOT_E131_EXTENDED.
            0x70, 0x6C, 0, 0, 0, 8, .. CidBytes,
            // 124 - 38 = 86 = 0x56; VECTOR_E131_EXTENDED_DISCOVERY; the name; four reserved bytes (6.4).
            0x70, 0x56, 0, 0, 0, 2, .. "LED"u8, .. new byte[61], 0, 0, 0, 0,
            // 124 - 112 = 12; VECTOR_UNIVERSE_DISCOVERY_UNIVERSE_LIST; page 0 of 0; the sorted list (8).
            0x70, 12, 0, 0, 0, 1, 0, 0, 0x00, 0xFF, 0x01, 0x00,
        ]);
    }

    [Fact]
    public void Each_universe_has_a_sequence_of_its_own_which_wraps()
    {
        using var picture = LedPictures.Coded(171, 1);
        using var sink = Open(171, 1, Look);

        var packets = new List<byte[]>();
        for (var frame = 0; frame < 258; frame++)
        {
            sink.Send(picture, 1);
            packets.AddRange(_receiver.Next(frame == 0 ? 3 : 2));
        }

        packets.Skip(1).Select(packet => ((int)packet[114], (int)packet[111])).ShouldBe(
            Enumerable.Range(0, 258).SelectMany(n => new[] { (1, n & 0xFF), (2, n & 0xFF) }));
    }

    [Fact]
    public void At_the_end_it_says_three_times_that_the_streams_are_over()
    {
        using var picture = LedPictures.Coded(171, 1);
        var sink = Open(171, 1, Look);
        sink.Send(picture, 1);
        _receiver.Next(3);

        sink.Dispose();

        // Stream_Terminated is bit 6 (6.2.6).
        _receiver.Next(6).Select(packet => ((int)packet[114], (int)packet[111], packet[112]))
            .ShouldBe([(1, 1, 0x40), (2, 1, 0x40), (1, 2, 0x40), (2, 2, 0x40), (1, 3, 0x40), (2, 3, 0x40)]);
        _receiver.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_universe_has_its_multicast_group()
    {
        // 239.255 and the universe, high byte first (9.3.1).
        var group = (Look with { Multicast = true }).GroupOf(0x1234)!;

        new IPEndPoint(0, 0).Create(group).ToString().ShouldBe("239.255.18.52:5568");
        Look.GroupOf(1).ShouldBeNull();
    }

    [Fact]
    public void Multicast_reaches_those_who_joined_the_group()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.ReceiveTimeout = 10_000;
        listener.Bind(new IPEndPoint(IPAddress.Any, SacnSink.DefaultPort));
        listener.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership,
            new MulticastOption(IPAddress.Parse("239.255.171.205"), IPAddress.Loopback));
        using var picture = LedPictures.Coded(1, 1);
        using var sink = new SacnSink(new LedWiring(1, 1, LedWiringFacts.Plain),
            UdpRoute.ToGroups(IPAddress.Loopback, 1), Look with { Universe = 0xABCD, Multicast = true });

        sink.Send(picture, 1);
        var received = new byte[1024];
        listener.Receive(received).ShouldBe(129);

        (received[113], received[114]).ShouldBe(((byte)0xAB, (byte)0xCD));
    }

    [Fact]
    public void A_name_always_gives_the_same_identifier()
    {
        var cid = SacnLook.CidOf("box/led/1");

        SacnLook.CidOf("box/led/1").ShouldBe(cid);
        SacnLook.CidOf("box/led/2").ShouldNotBe(cid);
        // RFC 9562, 5.8: version 8, variant 10.
        cid.ToString()[14].ShouldBe('8');
        "89ab".ShouldContain(cid.ToString()[19]);
    }

    [Fact]
    public void What_was_not_asked_for_is_as_the_standard_would_have_it()
    {
        var look = SacnLook.Read(ScreenAddress.Parse("sacn://led"), 6144, multicast: false);

        (look.Universe, look.Priority, look.SyncUniverse).ShouldBe((1, 100, 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4096, 4)]
    [InlineData(192, 32)]
    public void A_receiver_sees_the_picture(int width, int height)
    {
        using var picture = LedPictures.Coded(width, height);
        using var sink = Open(width, height, Look with { Universe = 9, SyncUniverse = 3 });
        var panel = new SacnPanel(width, height, firstUniverse: 9);

        sink.Send(picture, 1);
        while (panel.Frames == 0)
            panel.Take(_receiver.Next());

        panel.Rgb.ShouldBe(LedPictures.Rgb(picture));
    }

    private static SacnLook Look { get; } = new(1, 100, 0, Cid, "LED", Multicast: false);

    private SacnSink Open(int width, int height, SacnLook look) => new(
        new LedWiring(width, height, LedWiringFacts.Plain), UdpRoute.To("127.0.0.1", _receiver.Port, null), look);

    public void Dispose() => _receiver.Dispose();
}
