using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Signage.Tests.Support;

/// <summary>
/// Receives datagrams on a loopback port that the system chose, on a thread of its own: what comes while the test is
/// busy elsewhere waits here, and does not overflow the socket's buffer.
/// </summary>
public sealed class Datagrams : IDisposable
{
    private const int Buffer = 4 << 20;
    private const int LargestDatagram = 65_536;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly BlockingCollection<byte[]> _waiting = [];
    private readonly Thread _thread;

    /// <param name="port">0 for any; a number to come back on a port that was left.</param>
    public Datagrams(int port = 0)
    {
        _socket.ReceiveBufferSize = Buffer;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _thread = new Thread(Receive) { IsBackground = true, Name = "datagrams" };
        _thread.Start();
    }

    public int Port { get; }

    /// <summary>Is nothing waiting?</summary>
    public bool IsEmpty => _waiting.Count == 0 && _socket.Available == 0;

    /// <summary>The next datagram.</summary>
    /// <exception cref="TimeoutException">None came within a minute.</exception>
    public byte[] Next() => _waiting.TryTake(out var datagram, Patience) ? datagram
        : throw new TimeoutException($"no datagram came within {Patience.TotalSeconds:0} s");

    /// <summary>So many of them.</summary>
    public IReadOnlyList<byte[]> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    /// <summary>The port is free afterwards.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join();
    }

    private void Receive()
    {
        var buffer = new byte[LargestDatagram];
        try
        {
            while (true)
            {
                _waiting.Add(buffer[.._socket.Receive(buffer)]);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
