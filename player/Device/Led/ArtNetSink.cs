using System.Buffers.Binary;
using Signage.Player.Picture;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>
/// Art-Net 4 (art-net.org.uk): an ArtDmx packet for each universe of 170 pixels, all of a frame under one sequence
/// number, to one host; then an ArtSync, on which all its outputs show the frame together.
/// </summary>
internal sealed class ArtNetSink : ISink
{
    public const int DefaultPort = 6454;
    public const int HeaderBytes = 18;
    public const int HighestUniverse = 0x7FFF;

    private const ushort OpDmx = 0x5000;
    private const ushort OpSync = 0x5200;
    private const ushort ProtocolVersion = 14;

    private readonly LedWiring _wiring;
    private readonly UdpRoute _route;
    private readonly byte[][] _packets;
    private readonly byte[]? _sync;
    private LedPace _pace;
    private byte _sequence;

    /// <param name="wiring">The panel.</param>
    /// <param name="route">To the node; this sink closes it.</param>
    /// <param name="universe">Port-Address (Net, Sub-Net, Universe as 15 bits) of the first 170 pixels.</param>
    /// <param name="sync">Send an ArtSync behind each frame?</param>
    public ArtNetSink(LedWiring wiring, UdpRoute route, int universe, bool sync)
    {
        (_wiring, _route) = (wiring, route);
        _packets = new byte[LedNetwork.Universes(wiring.Pixels)][];
        for (var number = 0; number < _packets.Length; number++)
            _packets[number] = Dmx(universe + number,
                Math.Min(LedNetwork.PixelsPerUniverse, wiring.Pixels - number * LedNetwork.PixelsPerUniverse));
        _sync = sync ? Begin(OpSync, 14) : null;
    }

    public TimeSpan Refresh => _pace.Refresh;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var (host, port) = address.HostAndPort(DefaultPort);
        var wiring = new LedWiring(setting.Width, setting.Height, LedLook.Read(address));
        var universe = LedNetwork.FirstUniverse(address, wiring.Pixels, 0, HighestUniverse);
        var sync = address.Switch("sync", otherwise: true);
        var from = LedNetwork.From(address);
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new ArtNetSink(wiring, UdpRoute.To(host, port, from), universe, sync), setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings)
    {
        // 1 to 255; 0 would say that there is no sequence.
        _sequence = _sequence == 255 ? (byte)1 : (byte)(_sequence + 1);
        for (var number = 0; number < _packets.Length; number++)
        {
            var packet = _packets[number];
            packet[12] = _sequence;
            _wiring.Fill(picture, number * LedNetwork.PixelsPerUniverse, Slots(packet, number));
            _route.Send(packet);
        }
        if (_sync is not null)
            _route.Send(_sync);
        _pace.Sent(isNew: showings > 0);
    }

    public void Dispose() => _route.Dispose();

    // Without the byte that makes the length even.
    private Span<byte> Slots(byte[] packet, int number) => packet.AsSpan(HeaderBytes,
        3 * Math.Min(LedNetwork.PixelsPerUniverse, _wiring.Pixels - number * LedNetwork.PixelsPerUniverse));

    private static byte[] Dmx(int universe, int pixels)
    {
        var slots = pixels * 3;
        slots += slots % 2;
        var packet = Begin(OpDmx, HeaderBytes + slots);
        packet[14] = (byte)(universe & 0xFF);
        packet[15] = (byte)(universe >> 8);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(16), (ushort)slots);
        return packet;
    }

    private static byte[] Begin(ushort operation, int length)
    {
        var packet = new byte[length];
        "Art-Net\0"u8.CopyTo(packet);
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(8), operation);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), ProtocolVersion);
        return packet;
    }
}
