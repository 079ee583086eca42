using System.Buffers.Binary;
using Signage.Player.Picture;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>
/// Distributed Display Protocol (3waylabs.com/ddp): datagrams of a 10-byte header and at most 1,440 bytes of pixels,
/// each with the offset of its first byte; the last of a frame carries the push flag, on which the receiver shows it.
/// </summary>
internal sealed class DdpSink : ISink
{
    public const int DefaultPort = 4048;
    public const int HeaderBytes = 10;
    public const int LargestPayload = 1440;

    private const byte Version1 = 0x40;
    private const byte Push = 0x01;
    private const byte Rgb8 = 0x0B;
    private const byte DefaultOutput = 1;

    private readonly LedWiring _wiring;
    private readonly UdpRoute _route;
    private readonly byte[][] _packets;
    private LedPace _pace;
    private int _sequence;

    public DdpSink(LedWiring wiring, UdpRoute route)
    {
        (_wiring, _route) = (wiring, route);
        var bytes = wiring.Pixels * 3;
        _packets = new byte[(bytes + LargestPayload - 1) / LargestPayload][];
        for (var number = 0; number < _packets.Length; number++)
            _packets[number] = Packet(number * LargestPayload, bytes);
    }

    public TimeSpan Refresh => _pace.Refresh;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var (host, port) = address.HostAndPort(DefaultPort);
        var wiring = new LedWiring(setting.Width, setting.Height, LedLook.Read(address));
        var from = LedNetwork.From(address);
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new DdpSink(wiring, UdpRoute.To(host, port, from)), setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings)
    {
        for (var number = 0; number < _packets.Length; number++)
        {
            var packet = _packets[number];
            // 1 to 15; 0 would say that there is no sequence.
            packet[1] = (byte)(_sequence + 1);
            _sequence = (_sequence + 1) % 15;
            _wiring.Fill(picture, number * LargestPayload / 3, packet.AsSpan(HeaderBytes));
            _route.Send(packet);
        }
        _pace.Sent(isNew: showings > 0);
    }

    public void Dispose() => _route.Dispose();

    private static byte[] Packet(int offset, int frameBytes)
    {
        var payload = Math.Min(LargestPayload, frameBytes - offset);
        var packet = new byte[HeaderBytes + payload];
        packet[0] = (byte)(offset + payload == frameBytes ? Version1 | Push : Version1);
        packet[2] = Rgb8;
        packet[3] = DefaultOutput;
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(4), offset);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(8), (ushort)payload);
        return packet;
    }
}
