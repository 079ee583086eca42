using System.Buffers.Binary;
using System.Net;

namespace Signage.Tests.Support;

/// <summary>
/// Writes datagrams that were received as a capture that tshark reads: classic pcap of raw IPv4 (LINKTYPE_RAW), each
/// with the headers that it would have had on the way.
/// </summary>
public static class PcapFile
{
    private const int HeaderBytes = 28;

    public static void Write(string path, IEnumerable<(int Port, byte[] Payload)> datagrams)
    {
        using var file = File.Create(path);
        Span<byte> head = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(head[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], 65535);
        BinaryPrimitives.WriteUInt32LittleEndian(head[20..], 101);
        file.Write(head);
        var number = 0;
        Span<byte> record = stackalloc byte[16];
        foreach (var (port, payload) in datagrams)
        {
            BinaryPrimitives.WriteInt32LittleEndian(record, number / 1000);
            BinaryPrimitives.WriteInt32LittleEndian(record[4..], number++ % 1000 * 1000);
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], HeaderBytes + payload.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], HeaderBytes + payload.Length);
            file.Write(record);
            file.Write(Headers(port, payload.Length));
            file.Write(payload);
        }
    }

    private static byte[] Headers(int port, int length)
    {
        var headers = new byte[HeaderBytes];
        headers[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(headers.AsSpan(2), (ushort)(HeaderBytes + length));
        (headers[8], headers[9]) = (64, 17);
        IPAddress.Loopback.TryWriteBytes(headers.AsSpan(12), out _);
        IPAddress.Loopback.TryWriteBytes(headers.AsSpan(16), out _);
        BinaryPrimitives.WriteUInt16BigEndian(headers.AsSpan(10), Checksum(headers.AsSpan(..20)));
        BinaryPrimitives.WriteUInt16BigEndian(headers.AsSpan(20), 40000);
        BinaryPrimitives.WriteUInt16BigEndian(headers.AsSpan(22), (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(headers.AsSpan(24), (ushort)(8 + length));
        return headers;
    }

    private static ushort Checksum(ReadOnlySpan<byte> header)
    {
        var sum = 0;
        for (var at = 0; at < header.Length; at += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[at..]);
        return (ushort)(0xFFFF - ((sum & 0xFFFF) + (sum >> 16)));
    }
}
