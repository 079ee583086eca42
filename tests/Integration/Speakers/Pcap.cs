using System.Buffers.Binary;

namespace Signage.Tests.Integration.Speakers;

/// <summary>UDP payloads as a capture file, each in an IPv4 packet of its own (link type 101), a millisecond
/// apart.</summary>
internal static class Pcap
{
    private const int IpHeader = 20;
    private const int UdpHeader = 8;

    internal static byte[] Of(IEnumerable<byte[]> payloads, int port)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        foreach (var word in (uint[])[0xA1B2C3D4, 0x00040002, 0, 0, 65_535, 101])
        {
            writer.Write(word);
        }

        var milliseconds = 0;
        foreach (var payload in payloads)
        {
            var packet = Packet(payload, port);
            writer.Write(milliseconds / 1_000);
            writer.Write(milliseconds % 1_000 * 1_000);
            writer.Write(packet.Length);
            writer.Write(packet.Length);
            writer.Write(packet);
            milliseconds++;
        }

        return file.ToArray();
    }

    private static byte[] Packet(byte[] payload, int port)
    {
        var packet = new byte[IpHeader + UdpHeader + payload.Length];
        var span = packet.AsSpan();
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], (ushort)packet.Length);
        (packet[8], packet[9]) = (64, 17);
        (packet[12], packet[15], packet[16], packet[19]) = (127, 1, 127, 1);
        BinaryPrimitives.WriteUInt16BigEndian(span[20..], (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(span[22..], (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(span[24..], (ushort)(UdpHeader + payload.Length));
        payload.CopyTo(span[(IpHeader + UdpHeader)..]);
        return packet;
    }
}
