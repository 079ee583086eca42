using System.Buffers.Binary;

namespace Signage.Tests.Support.Led;

/// <summary>A receiver of E1.31 that waits for synchronization where the data ask for it.</summary>
public sealed class SacnPanel(int width, int height, int firstUniverse) : LedPanel(width, height)
{
    private const int SlotsPerUniverse = 510;

    private readonly Dictionary<int, byte> _sequences = [];

    /// <summary>Streams that said that they are over, so many times together.</summary>
    public int Terminated { get; private set; }

    public override void Take(ReadOnlySpan<byte> datagram)
    {
        Demand(datagram.Length >= 49 && datagram.Slice(4, 12).SequenceEqual("ASC-E1.17\0\0\0"u8), "no ACN");
        Demand(Length(datagram, 16), "the root layer's length");
        Demand(Length(datagram, 38), "the framing layer's length");
        var root = BinaryPrimitives.ReadInt32BigEndian(datagram[18..]);
        if (root == 8)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(datagram[40..]) == 1)
                ShowHeld();
            return;
        }

        Demand(root == 4 && datagram.Length > 126, $"root vector {root}");
        Demand(Length(datagram, 115), "the DMP layer's length");
        Demand(datagram[108] <= 200, $"priority {datagram[108]}");
        Demand(datagram[125] == 0, $"start code {datagram[125]}");
        var universe = BinaryPrimitives.ReadUInt16BigEndian(datagram[113..]);
        TakeSequence(universe, datagram[111]);
        if ((datagram[112] & 0x40) != 0)
        {
            Terminated++;
            return;
        }

        Hold((universe - firstUniverse) * SlotsPerUniverse, datagram[126..]);
        var last = firstUniverse + (Rgb.Length - 1) / SlotsPerUniverse;
        if (BinaryPrimitives.ReadUInt16BigEndian(datagram[109..]) == 0 && universe == last)
            ShowHeld();
    }

    private void TakeSequence(int universe, byte sequence)
    {
        Demand(!_sequences.TryGetValue(universe, out var held) || sequence == unchecked((byte)(held + 1)),
            $"universe {universe}: sequence {sequence} after {held}");
        _sequences[universe] = sequence;
    }

    private static bool Length(ReadOnlySpan<byte> datagram, int at) =>
        BinaryPrimitives.ReadUInt16BigEndian(datagram[at..]) == (0x7000 | (datagram.Length - at));
}
