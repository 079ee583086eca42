using System.Net;
using System.Net.Sockets;

namespace Signage.Player.Led;

/// <summary>
/// A socket that sends datagrams to one host, or to multicast groups. To one host it is connected, so the system tells
/// when the host or its program is not there; nobody tells of groups.
/// </summary>
internal sealed class UdpRoute : IDisposable
{
    private readonly Socket _socket;

    private UdpRoute(Socket socket) => _socket = socket;

    /// <summary>A route to one host. Asks the name service and may block.</summary>
    /// <param name="from">Address of ours to send from, or null for whichever is nearest.</param>
    /// <exception cref="SocketException">The host is not known, or cannot be reached.</exception>
    public static UdpRoute To(string host, int port, IPAddress? from)
    {
        var addresses = Dns.GetHostAddresses(host);
        // LED receivers hardly know IPv6.
        var address = Array.Find(addresses, a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        var socket = Open(address.AddressFamily, from);
        try
        {
            socket.EnableBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
            socket.Connect(address, port);
            return new UdpRoute(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A route to multicast groups.</summary>
    /// <param name="from">Address of ours whose network the groups are in, or null for the default.</param>
    /// <param name="hops">Routers that may pass it on, plus one; 1 to 255.</param>
    public static UdpRoute ToGroups(IPAddress? from, int hops)
    {
        var socket = Open(AddressFamily.InterNetwork, from);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, hops);
        if (from is not null)
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, from.GetAddressBytes());
        return new UdpRoute(socket);
    }

    /// <summary>Sends one datagram; to the one host where <paramref name="group"/> is null. Allocates
    /// nothing.</summary>
    public void Send(ReadOnlySpan<byte> datagram, SocketAddress? group = null)
    {
        if (group is null)
            _socket.Send(datagram);
        else
            _socket.SendTo(datagram, SocketFlags.None, group);
    }

    public void Dispose() => _socket.Dispose();

    private static Socket Open(AddressFamily family, IPAddress? from)
    {
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (from is not null)
                socket.Bind(new IPEndPoint(from, 0));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
