using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Signage.Player.Sound;

namespace Signage.Player.Speakers;

/// <summary>
/// Sends L16 at 48 kHz, two channels, by RTP (RFC 3550, 3551, 3190; payload type 96), to a group or to one host.
/// Packets go out as blocks come in; where nothing was on, timestamps leap over the time and the first packet bears the
/// marker.
/// </summary>
public sealed class RtpSpeaker : ISpeaker
{
    public const int PayloadType = 96;
    public const int HeaderBytes = 12;

    /// <summary>Frames a packet: a millisecond, as AES67 has it.</summary>
    public const int FewestFrames = 48;

    /// <summary>More would not fit an Ethernet frame.</summary>
    public const int MostFrames = 360;

    private const int FrameBytes = SoundFormat.Channels * sizeof(short);
    private const byte Version2 = 0x80;
    private const byte Marker = 0x80;
    private const int Hops = 16;
    private static readonly TimeSpan SameStream = TimeSpan.FromMilliseconds(5);

    private readonly TimeProvider _time;
    private readonly long _zero;
    private readonly Socket _socket;
    private readonly byte[] _packet;
    private readonly uint _source;
    private uint _timestamp;
    private ushort _sequence;
    private int _held = HeaderBytes;
    private bool _begins = true;
    private TimeSpan _end;

    /// <param name="host">A group such as 239.69.0.1, an address, or a name.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="framesPerPacket"><see cref="FewestFrames"/> to <see cref="MostFrames"/>.</param>
    /// <param name="seed">From it come SSRC, first sequence and first timestamp: two senders need two seeds.</param>
    /// <param name="time">For the length of silences.</param>
    /// <exception cref="IOException">The host is not known, or no way leads there.</exception>
    public RtpSpeaker(string host, int port, int framesPerPacket, string seed, TimeProvider time)
    {
        Name = $"rtp:{host}:{port}";
        (_time, _zero) = (time, time.GetTimestamp());
        _packet = new byte[HeaderBytes + framesPerPacket * FrameBytes];
        var chance = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        _source = BinaryPrimitives.ReadUInt32BigEndian(chance);
        _timestamp = BinaryPrimitives.ReadUInt32BigEndian(chance.AsSpan(4));
        _sequence = BinaryPrimitives.ReadUInt16BigEndian(chance.AsSpan(8));
        try
        {
            _socket = Connect(host, port);
        }
        catch (SocketException e)
        {
            throw new IOException($"{host}: 无法到达 / cannot be reached: {e.Message}", e);
        }
    }

    public string Name { get; }

    /// <summary>A receiver has a buffer of its own.</summary>
    public TimeSpan Lead => TimeSpan.Zero;

    public long Underruns => 0;

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        var due = _time.GetElapsedTime(_zero) + ahead;
        if (_begins || due - _end > SameStream)
            Begin(due);
        while (samples.Length > 0)
        {
            var fit = Math.Min(samples.Length, (_packet.Length - _held) / sizeof(short));
            for (var i = 0; i < fit; i++, _held += sizeof(short))
                BinaryPrimitives.WriteInt16BigEndian(_packet.AsSpan(_held), samples[i]);
            samples = samples[fit..];
            _end += TimeSpan.FromSeconds((double)fit / SoundFormat.Channels / SoundFormat.Rate);
            if (_held == _packet.Length)
                Send();
        }
    }

    public void Settle()
    {
        if (_held > HeaderBytes && _time.GetElapsedTime(_zero) - _end > SameStream)
            SendRest();
    }

    private static Socket Connect(string host, int port)
    {
        var address = System.Net.Dns.GetHostAddresses(host).FirstOrDefault()
            ?? throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Ttl = Hops;
            if (address.AddressFamily == AddressFamily.InterNetwork)
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, Hops);
            socket.Connect(address, port);
            socket.Blocking = false;
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private void Begin(TimeSpan due)
    {
        if (_held > HeaderBytes)
            SendRest();
        if (_end > TimeSpan.Zero)
            Advance((long)Math.Round((due - _end).TotalSeconds * SoundFormat.Rate));
        (_end, _begins) = (due, true);
    }

    /// <summary>A packet that is not full is filled with silence.</summary>
    private void SendRest()
    {
        var silence = _packet.AsSpan(_held);
        silence.Clear();
        _end += TimeSpan.FromSeconds((double)silence.Length / FrameBytes / SoundFormat.Rate);
        Send();
    }

    private void Send()
    {
        _packet[0] = Version2;
        _packet[1] = (byte)(PayloadType | (_begins ? Marker : 0));
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), _sequence);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), _timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), _source);
        _sequence = unchecked((ushort)(_sequence + 1));
        Advance((_packet.Length - HeaderBytes) / FrameBytes);
        (_held, _begins) = (HeaderBytes, false);
        _socket.Send(_packet, SocketFlags.None, out var error);
        // Nobody need listen, and what the network does not take at once is late already.
        if (error is not (SocketError.Success or SocketError.ConnectionRefused or SocketError.WouldBlock
            or SocketError.NoBufferSpaceAvailable))
            throw new IOException($"无法发送 / cannot be sent: {error}");
    }

    private void Advance(long frames) => _timestamp = unchecked(_timestamp + (uint)frames);

    public void Dispose() => _socket.Dispose();
}
