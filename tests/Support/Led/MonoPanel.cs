using System.Buffers.Binary;

namespace Signage.Tests.Support.Led;

/// <summary>An LED of one or two colours that takes the frames of docs/SCREENS.md.</summary>
public sealed class MonoPanel(int width, int height, int colours) : LedPanel(width, height)
{
    private const int Header = 12;

    public override void Take(ReadOnlySpan<byte> datagram)
    {
        var rowBytes = (Width + 7) / 8;
        Demand(datagram.Length == Header + rowBytes * Height * colours + 2, $"{datagram.Length} bytes");
        Demand(datagram[..4].SequenceEqual("SLED"u8) && datagram[4] == 1 && datagram[5] == colours, "the head");
        Demand(BinaryPrimitives.ReadUInt16BigEndian(datagram[6..]) == Width, "the width");
        Demand(BinaryPrimitives.ReadUInt16BigEndian(datagram[8..]) == Height, "the height");
        Demand(BinaryPrimitives.ReadUInt16BigEndian(datagram[^2..]) == Checksum(datagram[..^2]), "the checksum");
        var row = new byte[Width * 3];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                for (var colour = 0; colour < colours; colour++)
                {
                    var bits = datagram[Header + (colour * Height + y) * rowBytes + x / 8];
                    row[x * 3 + colour] = (byte)((bits >> (7 - x % 8) & 1) * 255);
                }
            }

            Hold(y * row.Length, row);
        }

        ShowHeld();
    }

    // Byte by byte with shifts, another way than the product's bit by bit.
    private static int Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var value in bytes)
        {
            crc = ((crc >> 8) | (crc << 8)) & 0xFFFF;
            crc ^= value;
            crc ^= (crc & 0xFF) >> 4;
            crc ^= (crc << 12) & 0xFFFF;
            crc ^= ((crc & 0xFF) << 5) & 0xFFFF;
        }

        return crc;
    }
}
