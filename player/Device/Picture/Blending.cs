using System.Numerics;

namespace Signage.Player.Picture;

/// <summary>Arithmetic on rows of bytes, many at a time.</summary>
internal static class Blending
{
    /// <summary>Onto = over + onto * keep / 255, where over is already multiplied by what it covers.</summary>
    public static void Over(Span<byte> onto, ReadOnlySpan<byte> over, ReadOnlySpan<byte> keep)
    {
        if (onto.Length < Vector<byte>.Count)
        {
            for (var i = 0; i < onto.Length; i++)
                onto[i] = (byte)(over[i] + Part(onto[i] * keep[i]));
            return;
        }
        // The last vector reaches back into the one before it: both come from what was there at first.
        var end = onto.Length - Vector<byte>.Count;
        var last = Blended(new Vector<byte>(onto[end..]), new Vector<byte>(over[end..]), new Vector<byte>(keep[end..]));
        for (var at = 0; at < end; at += Vector<byte>.Count)
        {
            var kept = new Vector<byte>(keep[at..]);
            if (!Vector.EqualsAll(kept, Vector<byte>.AllBitsSet))
                Blended(new Vector<byte>(onto[at..]), new Vector<byte>(over[at..]), kept).CopyTo(onto[at..]);
        }
        last.CopyTo(onto[end..]);
    }

    private static Vector<byte> Blended(Vector<byte> onto, Vector<byte> over, Vector<byte> keep)
    {
        Vector.Widen(keep, out var k0, out var k1);
        Vector.Widen(onto, out var o0, out var o1);
        return over + Vector.Narrow(Part(o0 * k0), Part(o1 * k1));
    }

    /// <summary>Darkens a picture to so many percent of its brightness.</summary>
    public static void Dim(PixelBuffer picture, int row, int percent)
    {
        var part = percent * 256 / 100;
        if (picture.Pixels == PixelFormat.Bgra)
        {
            Towards(picture.Bytes[(row * picture.RowBytes)..], 0, part);
            return;
        }
        Towards(picture.Plane(0)[(row * picture.Width)..], 16, part);
        Towards(picture.Plane(1)[(row / 2 * picture.ChromaWidth)..], 128, part);
        Towards(picture.Plane(2)[(row / 2 * picture.ChromaWidth)..], 128, part);
    }

    private static void Towards(Span<byte> bytes, short centre, int part)
    {
        var (middle, share) = (new Vector<short>(centre), new Vector<short>((short)part));
        var at = 0;
        for (; at + Vector<byte>.Count <= bytes.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(bytes[at..]), out var low, out var high);
            var l = Nearer(Vector.AsVectorInt16(low), middle, share);
            var h = Nearer(Vector.AsVectorInt16(high), middle, share);
            Vector.Narrow(Vector.AsVectorUInt16(l), Vector.AsVectorUInt16(h)).CopyTo(bytes[at..]);
        }
        for (; at < bytes.Length; at++)
            bytes[at] = (byte)(centre + ((bytes[at] - centre) * (part >> 1) >> 7));
    }

    // The difference times the share needs 17 bits: half of it is multiplied.
    private static Vector<short> Nearer(Vector<short> value, Vector<short> middle, Vector<short> share) =>
        middle + (((value - middle) * (share >> 1)) >> 7);

    private static Vector<ushort> Part(Vector<ushort> product)
    {
        var rounded = product + new Vector<ushort>(128);
        return (rounded + (rounded >> 8)) >> 8;
    }

    private static int Part(int product) => (product + 128 + ((product + 128) >> 8)) >> 8;
}
