using System.Buffers.Binary;
using System.Text;

namespace Signage.Player.Led;

/// <summary>
/// The three packets of ANSI E1.31-2018 (Streaming ACN): data (table 4-1), synchronization (table 4-2) and universe
/// discovery (table 4-3), with all that does not change from frame to frame filled in.
/// </summary>
/// <param name="cid">The component identifier: the same for a source as long as it lives.</param>
/// <param name="source">The source's name for people; at most 63 bytes of UTF-8 are kept.</param>
internal sealed class SacnPackets(Guid cid, string source)
{
    public const int DataHeaderBytes = 126;
    public const int SequenceAt = 111;
    public const int OptionsAt = 112;
    public const int SyncSequenceAt = 44;
    public const byte StreamTerminated = 0x40;
    public const int DiscoveryUniverse = 64214;

    private const int RootData = 4;
    private const int RootExtended = 8;
    private const int SourceBytes = 64;

    /// <summary>A data packet with so many slots after its start code.</summary>
    public byte[] Data(int universe, int priority, int syncUniverse, int slots)
    {
        var packet = Begin(DataHeaderBytes + slots, RootData, framing: 2);
        WriteSource(packet);
        packet[108] = (byte)priority;
        Write(packet, 109, syncUniverse);
        Write(packet, 113, universe);
        WriteLength(packet, 115);
        packet[117] = 2;
        packet[118] = 0xA1;
        Write(packet, 121, 1);
        Write(packet, 123, 1 + slots);
        return packet;
    }

    /// <summary>A synchronization packet, on which receivers show what they hold.</summary>
    public byte[] Sync(int syncUniverse)
    {
        var packet = Begin(49, RootExtended, framing: 1);
        Write(packet, 45, syncUniverse);
        return packet;
    }

    /// <summary>A universe discovery packet: the list of what this source sends, on its one page.</summary>
    public byte[] Discovery(int first, int count)
    {
        var packet = Begin(120 + count * 2, RootExtended, framing: 2);
        WriteSource(packet);
        WriteLength(packet, 112);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(114), 1);
        for (var number = 0; number < count; number++)
            Write(packet, 120 + number * 2, first + number);
        return packet;
    }

    private byte[] Begin(int length, int root, int framing)
    {
        var packet = new byte[length];
        Write(packet, 0, 0x0010);
        "ASC-E1.17\0\0\0"u8.CopyTo(packet.AsSpan(4));
        WriteLength(packet, 16);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(18), root);
        cid.TryWriteBytes(packet.AsSpan(22), bigEndian: true, out _);
        WriteLength(packet, 38);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(40), framing);
        return packet;
    }

    private void WriteSource(byte[] packet)
    {
        var name = packet.AsSpan(44, SourceBytes - 1);
        Encoding.UTF8.GetEncoder().Convert(source, name, flush: true, out _, out _, out _);
    }

    // Flags 0x7 and the bytes from here to the end.
    private static void WriteLength(byte[] packet, int at) => Write(packet, at, 0x7000 | (packet.Length - at));

    private static void Write(byte[] packet, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), (ushort)value);
}
