using System.Buffers.Binary;

namespace Signage.Tests.Support.Led;

/// <summary>An Art-Net 4 node that waits for ArtSync.</summary>
public sealed class ArtNetPanel(int width, int height, int firstUniverse) : LedPanel(width, height)
{
    private const int SlotsPerUniverse = 510;

    public override void Take(ReadOnlySpan<byte> datagram)
    {
        Demand(datagram.Length >= 14 && datagram[..8].SequenceEqual("Art-Net\0"u8), "no Art-Net");
        Demand(BinaryPrimitives.ReadUInt16BigEndian(datagram[10..]) == 14, "not revision 14");
        var operation = BinaryPrimitives.ReadUInt16LittleEndian(datagram[8..]);
        if (operation == 0x5200)
        {
            Demand(datagram.Length == 14, "an ArtSync has 14 bytes");
            ShowHeld();
            return;
        }

        Demand(operation == 0x5000, $"operation {operation:X4}");
        var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[16..]);
        Demand(length is >= 2 and <= 512 && length % 2 == 0 && length == datagram.Length - 18, $"length {length}");
        Demand(datagram[12] != 0, "no sequence");
        var at = ((datagram[14] | (datagram[15] << 8)) - firstUniverse) * SlotsPerUniverse;
        var slots = Math.Min(length, Rgb.Length - at);
        Demand(length - slots <= 1, $"{length} slots where {slots} are left");
        Hold(at, datagram.Slice(18, slots));
    }
}
