using System.Diagnostics;
using System.Net;
using Signage.Player.Picture;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>
/// ANSI E1.31-2018 (sACN): a data packet for each universe of 170 pixels, each with a sequence of its own, to one host
/// or to the universes' multicast groups; where wanted a synchronization packet behind each frame; every ten seconds
/// the list of universes; and at the end, three times, that the streams are over.
/// </summary>
internal sealed class SacnSink : ISink
{
    public const int DefaultPort = 5568;
    public const int HighestUniverse = 63999;

    /// <summary>As many as one page of universe discovery names: 87,040 pixels.</summary>
    public const int MostUniverses = 512;

    private const int Farewells = 3;
    private static readonly TimeSpan BetweenDiscoveries = TimeSpan.FromSeconds(10);

    private readonly LedWiring _wiring;
    private readonly UdpRoute _route;
    private readonly Stream[] _streams;
    private readonly Stream? _sync;
    private readonly Stream _discovery;
    private LedPace _pace;
    private long? _discovered;

    /// <param name="wiring">The panel.</param>
    /// <param name="route">To the receiver or the groups; this sink closes it.</param>
    /// <param name="look">Universes, priority and names.</param>
    public SacnSink(LedWiring wiring, UdpRoute route, SacnLook look)
    {
        (_wiring, _route) = (wiring, route);
        var packets = new SacnPackets(look.Cid, look.Source);
        _streams = new Stream[LedNetwork.Universes(wiring.Pixels)];
        for (var number = 0; number < _streams.Length; number++)
        {
            var pixels = Math.Min(LedNetwork.PixelsPerUniverse, wiring.Pixels - number * LedNetwork.PixelsPerUniverse);
            var universe = look.Universe + number;
            _streams[number] = new Stream(
                packets.Data(universe, look.Priority, look.SyncUniverse, pixels * 3), look.GroupOf(universe));
        }
        _sync = look.SyncUniverse > 0
            ? new Stream(packets.Sync(look.SyncUniverse), look.GroupOf(look.SyncUniverse))
            : null;
        _discovery = new Stream(packets.Discovery(look.Universe, _streams.Length),
            look.GroupOf(SacnPackets.DiscoveryUniverse));
    }

    public TimeSpan Refresh => _pace.Refresh;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var groups = address.Target is "//multicast" or "//multicast/" or "multicast";
        var (host, port) = groups ? ("", DefaultPort) : address.HostAndPort(DefaultPort);
        var wiring = new LedWiring(setting.Width, setting.Height, LedLook.Read(address));
        var look = SacnLook.Read(address, wiring.Pixels, groups);
        var from = LedNetwork.From(address);
        var hops = groups ? address.Number("ttl", 1, 255, 1) : 1;
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new SacnSink(wiring, groups ? UdpRoute.ToGroups(from, hops) : UdpRoute.To(host, port, from), look),
            setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings)
    {
        if (_discovered is not { } at || Stopwatch.GetElapsedTime(at) >= BetweenDiscoveries)
        {
            _discovered = Stopwatch.GetTimestamp();
            _discovery.Send(_route);
        }
        for (var number = 0; number < _streams.Length; number++)
        {
            var stream = _streams[number];
            _wiring.Fill(picture, number * LedNetwork.PixelsPerUniverse,
                stream.Packet.AsSpan(SacnPackets.DataHeaderBytes));
            stream.Send(_route, SacnPackets.SequenceAt);
        }
        _sync?.Send(_route, SacnPackets.SyncSequenceAt);
        _pace.Sent(isNew: showings > 0);
    }

    public void Dispose()
    {
        using (_route)
        {
            foreach (var stream in _streams)
                stream.Packet[SacnPackets.OptionsAt] |= SacnPackets.StreamTerminated;
            for (var time = 0; time < Farewells; time++)
            {
                foreach (var stream in _streams)
                    stream.Send(_route, SacnPackets.SequenceAt);
            }
        }
    }

    /// <summary>A packet that goes out again and again to the same place.</summary>
    private sealed class Stream(byte[] packet, SocketAddress? group)
    {
        public byte[] Packet => packet;

        public void Send(UdpRoute route) => route.Send(packet, group);

        public void Send(UdpRoute route, int sequenceAt)
        {
            Send(route);
            packet[sequenceAt] = unchecked((byte)(packet[sequenceAt] + 1));
        }
    }
}
