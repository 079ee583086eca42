using System.Buffers.Binary;

namespace Signage.Tests.Support.Led;

/// <summary>A receiver of DDP (3waylabs.com/ddp) that takes RGB of 8 bits for its default output.</summary>
public sealed class DdpPanel(int width, int height) : LedPanel(width, height)
{
    private int _sequence;

    public override void Take(ReadOnlySpan<byte> datagram)
    {
        Demand(datagram.Length > 10, $"{datagram.Length} bytes are no header and data");
        Demand((datagram[0] & 0xFE) == 0x40, $"flags {datagram[0]:X2}: not version 1, or not plain data");
        var sequence = datagram[1];
        Demand(sequence is >= 1 and <= 15, $"sequence {sequence}");
        Demand(_sequence == 0 || sequence == _sequence % 15 + 1, $"sequence {sequence} after {_sequence}");
        _sequence = sequence;
        Demand(datagram[2] == 0x0B, $"type {datagram[2]:X2} is not RGB of 8 bits");
        Demand(datagram[3] == 1, $"output {datagram[3]}");
        var offset = BinaryPrimitives.ReadInt32BigEndian(datagram[4..]);
        var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[8..]);
        Demand(length == datagram.Length - 10 && length <= 1440, $"length {length} of {datagram.Length}");
        Hold(offset, datagram[10..]);
        if ((datagram[0] & 1) != 0)
            ShowHeld();
    }
}
