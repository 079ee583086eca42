using System.Net;
using System.Net.Sockets;

namespace Signage.Tests.Support;

/// <summary>Receives datagrams on a loopback port that the system chose.</summary>
public sealed class Datagrams : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _buffer = new byte[65536];

    /// <param name="port">0 for any; a number to come back on a port that was left.</param>
    public Datagrams(int port = 0)
    {
        _socket.ReceiveBufferSize = 4 << 20;
        _socket.ReceiveTimeout = 10_000;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Is nothing waiting?</summary>
    public bool IsEmpty => _socket.Available == 0;

    /// <summary>The next datagram.</summary>
    /// <exception cref="SocketException">None came within 10 s.</exception>
    public byte[] Next() => _buffer[.._socket.Receive(_buffer)];

    /// <summary>So many of them.</summary>
    public IReadOnlyList<byte[]> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public void Dispose() => _socket.Dispose();
}
